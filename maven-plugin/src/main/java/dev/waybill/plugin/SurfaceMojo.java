package dev.waybill.plugin;

import dev.waybill.manifest.ManifestJson;
import dev.waybill.manifest.verdict.Outside;
import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.baseline.CheckResult;
import dev.waybill.plugin.baseline.CheckTask;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.IndexedClasses;
import dev.waybill.plugin.classes.Library;
import dev.waybill.plugin.classes.SurfaceReader;
import dev.waybill.plugin.classes.UnreadableClassException;
import dev.waybill.plugin.report.TextReport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.maven.artifact.Artifact;
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
  String idle() {
    if (project().getPackaging().equals("pom")) {
      return "A project of packaging pom has no surface.";
    }
    return !Files.exists(classes().resolve(ManifestJson.RESOURCE)) && !Files.exists(api())
        ? "Nothing is exported here: no manifest in " + classes() + ", and no " + api()
        : "";
  }

  /** Checks the compiled surface as a version of the project. */
  final CheckResult check(String version)
      throws BaselineException, UnreadableClassException, IOException {
    try (ClassIndex index = ClassIndex.open(classes(), libraries())) {
      IndexedClasses around = new IndexedClasses(index);
      return new CheckTask(api(), today(), review(around))
          .run(SurfaceReader.read(index, packages()), around, version);
    }
  }

  /** Looks at the verdict again; the goals that only ask what has changed take it as it is. */
  CheckTask.Review review(Outside around) {
    return (verdict, before, after) -> verdict;
  }

  /** Prints what a check found, and fails where something is wrong. */
  final void report(CheckResult result) throws MojoFailureException {
    if (!result.isGood()) {
      TextReport.of(result).forEach(getLog()::error);
      throw new MojoFailureException("The public surface has changed: see the lines above.");
    }
    TextReport.of(result).forEach(getLog()::info);
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
    return libraries().stream().map(Library::path).toList();
  }

  final List<Library> libraries() {
    return project().getArtifacts().stream()
        .filter(each -> each.getFile() != null)
        .map(SurfaceMojo::library)
        .toList();
  }

  private static Library library(Artifact artifact) {
    return new Library(
        artifact.getFile().toPath(),
        artifact.getGroupId() + ":" + artifact.getArtifactId(),
        artifact.getBaseVersion());
  }
}
