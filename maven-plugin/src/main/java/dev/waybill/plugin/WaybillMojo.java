package dev.waybill.plugin;

import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.baseline.FileProblem;
import dev.waybill.plugin.classes.Dependency;
import dev.waybill.plugin.classes.UnreadableClassException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share: they can be skipped, and say in one message why they cannot run. */
abstract class WaybillMojo extends AbstractMojo {

  /** The project that is built. */
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  /** Does nothing. */
  @Parameter(property = "waybill.skip", defaultValue = "false")
  private String skip = "false";

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    try {
      String idle = flag("waybill.skip", skip) ? "Skipped, for waybill.skip is set." : idle();
      if (idle.isEmpty()) {
        run();
      } else {
        getLog().info(idle);
      }
    } catch (BaselineException | UnreadableClassException e) {
      throw failure(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw failure(FileProblem.of(e), e);
    } catch (UncheckedIOException e) {
      // Streams over folders throw it.
      IOException cause = Objects.requireNonNull(e.getCause());
      throw failure(FileProblem.of(cause), e);
    }
  }

  /** Maven would write what causes say behind the message, which says it for people already. */
  private static MojoExecutionException failure(String message, Exception reason) {
    MojoExecutionException failure = new MojoExecutionException(message);
    failure.addSuppressed(reason);
    return failure;
  }

  /** Reads a switch; Maven itself would take whatever is not {@code true} for {@code false}. */
  static boolean flag(String property, String text) throws BaselineException {
    return switch (text.strip()) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new BaselineException(property + ": expected true or false, found '" + text + "'.");
    };
  }

  /** Says why there is nothing to do; empty where there is something. */
  String idle() throws BaselineException, IOException {
    return "";
  }

  /** Does the work of the goal. */
  abstract void run()
      throws MojoExecutionException,
          MojoFailureException,
          BaselineException,
          UnreadableClassException,
          IOException;

  /** Whether Maven runs without a project, in any folder. */
  final boolean isWithoutProject() {
    return project.getFile() == null;
  }

  /** A folder below that of the project; Maven leaves the name of that open where there is none. */
  final Path resolve(File file) {
    return isWithoutProject()
        ? Path.of(file.getPath().replace("${project.basedir}" + File.separator, ""))
        : file.toPath();
  }

  final MavenProject project() {
    return project;
  }

  /** The dependencies of a project that have been resolved. */
  static List<Dependency> dependencies(MavenProject project) {
    return project.getArtifacts().stream()
        .filter(each -> each.getFile() != null)
        .map(
            each ->
                new Dependency(
                    each.getFile().toPath(),
                    each.getGroupId() + ":" + each.getArtifactId(),
                    each.getBaseVersion()))
        .toList();
  }
}
