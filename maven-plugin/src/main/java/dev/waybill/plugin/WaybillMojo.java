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
  private boolean skip;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    try {
      String idle = skip ? "Skipped, for waybill.skip is set." : idle();
      if (idle.isEmpty()) {
        run();
      } else {
        getLog().info(idle);
      }
    } catch (BaselineException | UnreadableClassException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (IOException e) {
      throw new MojoExecutionException(FileProblem.of(e), e);
    } catch (UncheckedIOException e) {
      // Streams over folders throw it.
      IOException cause = Objects.requireNonNull(e.getCause());
      throw new MojoExecutionException(FileProblem.of(cause), e);
    }
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
