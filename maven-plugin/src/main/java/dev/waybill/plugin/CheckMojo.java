package dev.waybill.plugin;

import dev.waybill.manifest.verdict.Outside;
import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.baseline.CheckResult;
import dev.waybill.plugin.baseline.CheckTask;
import dev.waybill.plugin.baseline.PackedTombstones;
import dev.waybill.plugin.baseline.ReportFiles;
import dev.waybill.plugin.classes.UnreadableClassException;
import dev.waybill.plugin.incremental.Inputs;
import dev.waybill.plugin.incremental.Stamp;
import dev.waybill.plugin.report.JsonReport;
import dev.waybill.plugin.report.MarkdownReport;
import dev.waybill.plugin.report.SarifReport;
import dev.waybill.plugin.witness.ForkedRunner;
import dev.waybill.plugin.witness.WitnessReview;
import dev.waybill.plugin.witness.WitnessTask;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Checks that the surface of the project is the reviewed one, and that what has changed since the
 * last release is allowed by the project's version or accepted.
 */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class CheckMojo extends SurfaceMojo {

  private final ToolchainManager toolchains;

  /** The folder for {@code check.json}, {@code check.sarif} and {@code check.md}. */
  @Parameter(property = "waybill.reports", defaultValue = "${project.build.directory}/waybill")
  private File reports = new File("target/waybill");

  /** The running build. */
  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /**
   * Whether to look for clients that changes break: they are written below {@code
   * target/waybill/witness} and run by the JDK of the build's toolchain, or by the one that runs
   * Maven. Costs nothing where nothing breaks. Where it is off, the rules alone decide.
   */
  @Parameter(property = "waybill.witness", defaultValue = "true")
  private String witness = "true";

  /**
   * Makes the goal.
   *
   * @param toolchains knows the JDK that the build has chosen
   */
  @Inject
  public CheckMojo(ToolchainManager toolchains) {
    this.toolchains = toolchains;
  }

  @Override
  String idle() throws BaselineException, IOException {
    boolean isRun = false;
    try {
      String idle = super.idle();
      isRun = idle.isEmpty();
      return idle;
    } finally {
      if (!isRun) {
        // Reports of an earlier check would be taken for those of this one.
        stamp().clear();
      }
    }
  }

  @Override
  void run() throws MojoFailureException, BaselineException, UnreadableClassException, IOException {
    setup().apart("waybill.reports", reports.toPath());
    Files.createDirectories(reports.toPath());
    Path markdown = file("check.md");
    // Acceptances expire from one day to the next.
    Inputs inputs = inputs().add(today().toString()).add(witness).add(jdk().toString());
    Stamp stamp = stamp();
    if (stamp.isDone(inputs)) {
      getLog().info("Unchanged since the last check, which passed: " + markdown);
      return;
    }
    stamp.clear();
    CheckResult result = check(project().getVersion());
    ReportFiles.write(
        Map.of(
            file("check.json"),
            JsonReport.of(result),
            file("check.sarif"),
            SarifReport.of(result),
            markdown,
            MarkdownReport.of(result)));
    report(result);
    int missing = new PackedTombstones(api(), classes()).missing();
    if (missing > 0) {
      getLog()
          .warn(
              "The jar does not carry the "
                  + missing
                  + " removed names of api/tombstones.txt, so that the scan of a client finds none"
                  + " of them. Add the goal 'tombstones' beside 'check'.");
    } else {
      stamp.set(inputs);
    }
  }

  private Path file(String name) {
    return reports.toPath().resolve(name);
  }

  private Stamp stamp() {
    return new Stamp(
        file("check.stamp"), List.of(file("check.json"), file("check.sarif"), file("check.md")));
  }

  @Override
  CheckTask.Review review(Outside around) throws BaselineException {
    if (!flag("waybill.witness", witness)) {
      return super.review(around);
    }
    Path folder = Path.of(project().getBuild().getDirectory(), "waybill", "witness");
    return new WitnessReview(new WitnessTask(folder, new ForkedRunner(jdk()), classPath()), around);
  }

  private Path jdk() {
    Toolchain toolchain = toolchains.getToolchainFromBuildContext("jdk", session);
    String java = toolchain == null ? null : toolchain.findTool("java");
    Path running = Path.of(System.getProperty("java.home"));
    Path bin = java == null ? null : Path.of(java).getParent();
    Path home = bin == null ? null : bin.getParent();
    return home == null ? running : home;
  }
}
