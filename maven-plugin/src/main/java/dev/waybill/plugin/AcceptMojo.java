package dev.waybill.plugin;

import dev.waybill.plugin.baseline.AcceptTask;
import dev.waybill.plugin.baseline.Acceptance;
import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.classes.UnreadableClassException;
import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Accepts breaking changes: writes them with their reason to {@code api/accepted.toml}, all that
 * are named or none.
 */
@Mojo(
    name = "accept",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class AcceptMojo extends SurfaceMojo {

  /** The ids of the changes, as {@code check} prints them, separated by commas. */
  @Parameter(property = "waybill.id", required = true)
  private String id = "";

  /** Why the changes are accepted. */
  @Parameter(property = "waybill.reason", required = true)
  private String reason = "";

  /** Who answers for them. */
  @Parameter(property = "waybill.owner", required = true)
  private String owner = "";

  /** The last day on which they are accepted, such as 2027-03-31, or for how long, such as P6M. */
  @Parameter(property = "waybill.until", defaultValue = "P6M")
  private String until = "";

  @Override
  void run() throws BaselineException, UnreadableClassException, IOException {
    for (Acceptance each :
        new AcceptTask(api(), today())
            .run(check(project().getVersion()), id, reason, owner, until)) {
      getLog().info("Accepted " + each.id() + " until " + each.until() + ".");
    }
  }
}
