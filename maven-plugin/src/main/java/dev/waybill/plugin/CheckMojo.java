package dev.waybill.plugin;

import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.classes.UnreadableClassException;
import java.io.IOException;
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
  void run() throws MojoFailureException, BaselineException, UnreadableClassException, IOException {
    report(check(project().getVersion()));
  }
}
