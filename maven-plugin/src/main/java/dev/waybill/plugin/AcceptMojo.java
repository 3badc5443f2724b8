package dev.waybill.plugin;

import dev.waybill.manifest.verdict.Finding;
import dev.waybill.manifest.verdict.Verdict;
import dev.waybill.plugin.baseline.Acceptance;
import dev.waybill.plugin.baseline.AcceptedFile;
import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.baseline.CheckResult;
import dev.waybill.plugin.classes.UnreadableClassException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Accepts one breaking change: writes it with its reason to {@code api/accepted.toml}. */
@Mojo(
    name = "accept",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class AcceptMojo extends SurfaceMojo {

  /** The id of the change, as {@code check} prints it. */
  @Parameter(property = "waybill.id", required = true)
  private String id = "";

  /** Why the change is accepted. */
  @Parameter(property = "waybill.reason", required = true)
  private String reason = "";

  /** Who answers for it. */
  @Parameter(property = "waybill.owner", required = true)
  private String owner = "";

  /** The last day on which it is accepted, such as 2027-03-31, or for how long, such as P6M. */
  @Parameter(property = "waybill.until", defaultValue = "P6M")
  private String until = "";

  @Override
  void run()
      throws MojoExecutionException, BaselineException, UnreadableClassException, IOException {
    LocalDate day;
    try {
      day = until.startsWith("P") ? today().plus(Period.parse(until)) : LocalDate.parse(until);
    } catch (DateTimeException e) {
      throw new MojoExecutionException(
          "waybill.until: expected a date such as 2027-03-31 or a period such as P6M, found '"
              + until
              + "'.",
          e);
    }
    CheckResult result = check(project().getVersion());
    Verdict verdict = result.verdict();
    List<String> open =
        verdict == null
            ? List.of()
            : verdict.breaking().stream().map(Finding::change).map(each -> each.id()).toList();
    if (!open.contains(id)) {
      throw new MojoExecutionException(
          "waybill.id: '"
              + id
              + "' is no breaking change since the last release. Open are: "
              + (open.isEmpty() ? "none" : String.join(", ", open))
              + ".");
    }
    new AcceptedFile(api(), today()).add(new Acceptance(id, reason, owner, day, 0));
    getLog().info("Accepted " + id + " until " + day + ".");
  }
}
