package dev.waybill.plugin;

import dev.waybill.plugin.baseline.BaselineFolder;
import dev.waybill.plugin.baseline.Compiled;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.UnreadableClassException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Writes the surface of the project as it is now to {@code api/current}, to be reviewed. */
@Mojo(
    name = "update",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class UpdateMojo extends SurfaceMojo {

  @Override
  void run() throws UnreadableClassException, IOException {
    BaselineFolder folder = new BaselineFolder(api());
    Path current = folder.current();
    try (ClassIndex index = ClassIndex.open(classes(), dependencies())) {
      List<String> changed = folder.writeCurrent(Compiled.read(index, packages()).text());
      changed.forEach(each -> getLog().info("Wrote " + current.resolve(each)));
      if (changed.isEmpty()) {
        getLog().info(current + " is as it was.");
      }
    }
  }
}
