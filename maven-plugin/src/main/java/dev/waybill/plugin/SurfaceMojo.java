package dev.waybill.plugin;

import dev.waybill.manifest.verdict.Outside;
import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.baseline.CheckResult;
import dev.waybill.plugin.baseline.CheckTask;
import dev.waybill.plugin.baseline.Compiled;
import dev.waybill.plugin.baseline.FileProblem;
import dev.waybill.plugin.baseline.SetupCheck;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.UnreadableClassException;
import dev.waybill.plugin.incremental.Inputs;
import dev.waybill.plugin.report.TextReport;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What the goals share that read the surface of the project. */
abstract class SurfaceMojo extends AbstractMojo {

  /** The project whose surface it is. */
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  /** Does nothing. */
  @Parameter(property = "waybill.skip", defaultValue = "false")
  private boolean skip;

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
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Skipped, for waybill.skip is set.");
    } else if (project.getPackaging().equals("pom")) {
      getLog().info("A project of packaging pom has no surface.");
    } else {
      try {
        if (setup().hasSurface()) {
          run();
        } else {
          getLog()
              .info("Nothing is exported here: no manifest in " + classes() + ", and no " + api());
        }
      } catch (BaselineException | UnreadableClassException e) {
        throw new MojoExecutionException(e.getMessage(), e);
      } catch (IOException e) {
        throw new MojoExecutionException(FileProblem.of(e), e);
      } catch (UncheckedIOException e) {
        // What a walk through a folder throws.
        throw new MojoExecutionException(FileProblem.of(Objects.requireNonNull(e.getCause())), e);
      }
    }
  }

  /** Does the work of the goal. */
  abstract void run()
      throws MojoExecutionException,
          MojoFailureException,
          BaselineException,
          UnreadableClassException,
          IOException;

  /** Checks the compiled surface as a version of the project. */
  final CheckResult check(String version)
      throws BaselineException, UnreadableClassException, IOException {
    try (ClassIndex index = ClassIndex.open(classes(), classPath())) {
      Compiled compiled = Compiled.read(index, packages());
      return new CheckTask(api(), today(), review(compiled.around())).run(compiled, version);
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

  final SetupCheck setup() {
    return new SetupCheck(api(), classes(), packages());
  }

  /** What the work of a goal depends on. */
  final Inputs inputs() throws IOException {
    Inputs inputs = new Inputs().add(project.getVersion()).add(packages);
    inputs.addFolder(api()).addArtifact(classes());
    for (Path each : classPath()) {
      inputs.addArtifact(each);
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

  final MavenProject project() {
    return project;
  }

  final List<Path> classPath() {
    return project.getArtifacts().stream()
        .map(Artifact::getFile)
        .filter(file -> file != null)
        .map(File::toPath)
        .toList();
  }
}
