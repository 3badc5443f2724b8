package dev.waybill.plugin;

import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.baseline.CheckResult;
import dev.waybill.plugin.baseline.CheckTask;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.IndexedClasses;
import dev.waybill.plugin.classes.SurfaceReader;
import dev.waybill.plugin.classes.UnreadableClassException;
import dev.waybill.plugin.report.TextReport;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

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

  @Override
  void run() throws MojoExecutionException, MojoFailureException, IOException {
    CheckResult result;
    try (ClassIndex index = ClassIndex.open(classes(), classPath())) {
      result =
          new CheckTask(api(), LocalDate.now(ZoneOffset.UTC))
              .run(
                  SurfaceReader.read(index, packages()),
                  new IndexedClasses(index),
                  project().getVersion());
    } catch (UnreadableClassException | BaselineException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
    if (result.isGood()) {
      TextReport.of(result).forEach(getLog()::info);
    } else {
      TextReport.of(result).forEach(getLog()::error);
      throw new MojoFailureException("The public surface has changed: see the lines above.");
    }
  }
}
