package dev.waybill.plugin;

import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.baseline.PackedTombstones;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.UnreadableClassException;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Puts the removed names of the project into its jar, as {@code META-INF/waybill/tombstones.txt}:
 * those of {@code api/tombstones.txt}, and those that the last release has and the project has no
 * more. Where clients depend on the jar, {@code scan} finds what still uses them.
 */
@Mojo(
    name = "tombstones",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class TombstonesMojo extends SurfaceMojo {

  @Override
  void run()
      throws MojoExecutionException, BaselineException, UnreadableClassException, IOException {
    if (!ProjectSources.areCompiled(project(), classes())) {
      throw new MojoExecutionException(
          "No class is in "
              + classes()
              + ", so that all exports would seem removed. Compile first: mvn process-classes"
              + " waybill:tombstones.");
    }
    try (ClassIndex index = ClassIndex.open(classes(), dependencies())) {
      int names = new PackedTombstones(api(), classes()).write(index, project().getVersion());
      getLog().info(names + " removed names are in the jar.");
    }
  }
}
