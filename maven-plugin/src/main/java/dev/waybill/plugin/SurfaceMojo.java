package dev.waybill.plugin;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
        run();
      } catch (IOException e) {
        throw new MojoExecutionException(e.toString(), e);
      }
    }
  }

  /** Does the work of the goal. */
  abstract void run() throws MojoExecutionException, MojoFailureException, IOException;

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
