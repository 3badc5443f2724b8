package dev.waybill.plugin;

import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.verdict.Change;
import dev.waybill.manifest.verdict.Comparison;
import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.baseline.SurfaceSource;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.IndexedClasses;
import dev.waybill.plugin.report.TextReport;
import java.io.IOException;
import java.util.List;
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
  void run() throws BaselineException, IOException {
    if (from.equals(to)) {
      throw new BaselineException(
          "waybill.from and waybill.to are both '" + from + "': there is nothing to compare.");
    }
    SurfaceSource source =
        new SurfaceSource(
            project().getBasedir().toPath(),
            api(),
            classes(),
            dependencies(),
            packages(),
            new RemoteArtifacts(repositories, session, project()));
    Surface before = source.read(from);
    Surface after = source.read(to);
    try (ClassIndex index = ClassIndex.open(classes(), dependencies())) {
      List<Change> changes =
          Comparison.of(before, after, new IndexedClasses(index), project().getVersion());
      TextReport.of(changes).forEach(getLog()::info);
    }
  }
}
