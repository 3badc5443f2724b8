package dev.waybill.plugin;

import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.baseline.CheckResult;
import dev.waybill.plugin.baseline.Compiled;
import dev.waybill.plugin.baseline.ReleaseTask;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.UnreadableClassException;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Freezes the reviewed surface as {@code api/released/VERSION}, moves accepted changes to the
 * changelog and removed names to {@code api/tombstones.txt}. A new export that says another {@code
 * since} than the version is refused; one that says none is named in a warning.
 */
@Mojo(
    name = "release",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class ReleaseMojo extends SurfaceMojo {

  /** The version to release. */
  // Not waybill.version: projects name a property so that says which Waybill they use.
  @Parameter(property = "waybill.release.version", defaultValue = "${project.version}")
  private String version = "";

  /** The changelog to which accepted changes move. */
  @Parameter(property = "waybill.changelog", defaultValue = "${project.basedir}/CHANGELOG.md")
  private File changelog = new File("CHANGELOG.md");

  @Override
  void run() throws MojoFailureException, BaselineException, UnreadableClassException, IOException {
    try (ClassIndex index = ClassIndex.open(classes(), dependencies())) {
      ReleaseTask task = new ReleaseTask(api(), changelog.toPath(), today());
      Compiled compiled = Compiled.read(index, packages());
      List<String> withoutSince = task.withoutSince(compiled.surface());
      CheckResult result = task.run(compiled, version);
      report(result);
      withoutSince.forEach(getLog()::warn);
      getLog().info("Released the surface of " + version + ".");
    }
  }
}
