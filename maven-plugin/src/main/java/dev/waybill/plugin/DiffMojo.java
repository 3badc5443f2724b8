package dev.waybill.plugin;

import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.baseline.DiffTask;
import dev.waybill.plugin.baseline.SurfaceSource;
import dev.waybill.plugin.report.TextReport;
import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.eclipse.aether.RepositorySystem;

/**
 * Prints what differs between two surfaces, each named as {@code none}, {@code working}, {@code
 * current}, {@code released}, {@code git:REF}, a path, or {@code group:artifact:version}.
 */
@Mojo(
    name = "diff",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class DiffMojo extends SurfaceMojo {

  /** The surface as it was. */
  @Parameter(property = "waybill.from", defaultValue = "released")
  private String from = "";

  /** The surface as it is. */
  @Parameter(property = "waybill.to", defaultValue = "working")
  private String to = "";

  /** Where artifacts come from. */
  private final RepositorySystem repositories;

  /** The running build. */
  @Parameter(defaultValue = "${session}", readonly = true)
  private MavenSession session;

  /**
   * Makes the goal.
   *
   * @param repositories where artifacts come from
   */
  @Inject
  public DiffMojo(RepositorySystem repositories) {
    this.repositories = repositories;
  }

  @Override
  String idle() throws BaselineException, IOException {
    // Artifacts and folders are compared from anywhere, a project without exports included.
    return DiffTask.isWithinProject(from, to) ? super.idle() : "";
  }

  @Override
  void run() throws BaselineException, IOException {
    SurfaceSource source =
        new SurfaceSource(
            project().getBasedir().toPath(),
            api(),
            classes(),
            dependencies(),
            packages(),
            new RemoteArtifacts(repositories, session, project()));
    DiffTask task = new DiffTask(source, classes(), dependencies());
    TextReport.of(task.run(from, to, project().getVersion())).forEach(getLog()::info);
  }
}
