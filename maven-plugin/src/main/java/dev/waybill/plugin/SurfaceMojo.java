package dev.waybill.plugin;

import dev.waybill.manifest.verdict.Outside;
import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.baseline.CheckResult;
import dev.waybill.plugin.baseline.CheckTask;
import dev.waybill.plugin.baseline.Compiled;
import dev.waybill.plugin.baseline.SetupCheck;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.Dependency;
import dev.waybill.plugin.classes.UnreadableClassException;
import dev.waybill.plugin.incremental.Inputs;
import dev.waybill.plugin.report.TextReport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that read the surface of the project. */
abstract class SurfaceMojo extends WaybillMojo {

  /**
   * The folder of the reviewed surface: {@code current}, {@code released}, {@code accepted.toml}.
   */
  @Parameter(property = "waybill.api", defaultValue = "${project.basedir}/api")
  private File api;

  /** The folder with the compiled classes and the manifest. */
  @Parameter(property = "waybill.classes", defaultValue = "${project.build.outputDirectory}")
  private File classes;

  /**
   * Packages of which every public class belongs to the surface, beside exported types and what
   * they mention.
   */
  @Parameter(property = "waybill.packages")
  private List<String> packages = List.of();

  @Override
  String idle() throws BaselineException, IOException {
    if (project().getPackaging().equals("pom")) {
      return "A project of packaging pom has no surface.";
    }
    return setup().hasSurface()
        ? ""
        : "Nothing is exported here: no manifest in " + classes() + ", and no " + api();
  }

  /** Checks the compiled surface as a version of the project. */
  final CheckResult check(String version)
      throws BaselineException, UnreadableClassException, IOException {
    try (ClassIndex index = ClassIndex.open(classes(), dependencies())) {
      Compiled compiled = Compiled.read(index, packages());
      return new CheckTask(api(), today(), review(compiled.around())).run(compiled, version);
    }
  }

  /** Looks at the verdict again; the goals that only ask what has changed take it as it is. */
  CheckTask.Review review(Outside around) throws BaselineException {
    return (verdict, before, after) -> verdict;
  }

  /** Prints what a check found, and fails where something is wrong. */
  final void report(CheckResult result) throws MojoFailureException {
    if (!result.isGood()) {
      TextReport.of(result).forEach(getLog()::error);
      throw new MojoFailureException(TextReport.failure(result));
    }
    TextReport.of(result).forEach(getLog()::info);
  }

  final SetupCheck setup() {
    return new SetupCheck(api(), classes(), packages());
  }

  /** What the work of a goal depends on. */
  final Inputs inputs() throws IOException {
    Inputs inputs = new Inputs().add(project().getVersion()).add(packages);
    inputs.addFolder(api()).addArtifact(classes());
    for (Dependency each : dependencies()) {
      inputs.add(each.name()).add(each.version()).addArtifact(each.path());
    }
    return inputs;
  }

  final LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  final Path api() {
    return api.toPath();
  }

  final Path classes() {
    return classes.toPath();
  }

  final List<String> packages() {
    return packages;
  }

  final List<Path> classPath() {
    return dependencies().stream().map(Dependency::path).toList();
  }

  final List<Dependency> dependencies() {
    return dependencies(project());
  }
}
