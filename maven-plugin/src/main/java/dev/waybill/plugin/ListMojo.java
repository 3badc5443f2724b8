package dev.waybill.plugin;

import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SchemaText;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.SurfaceReader;
import dev.waybill.plugin.classes.UnreadableClassException;
import java.io.IOException;
import java.util.Locale;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Prints the exports of the project: kind, name, status and signature. */
@Mojo(
    name = "list",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class ListMojo extends SurfaceMojo {

  @Override
  void run() throws UnreadableClassException, IOException {
    try (ClassIndex index = ClassIndex.open(classes(), dependencies())) {
      Surface surface = SurfaceReader.read(index, packages());
      for (ApiSymbol each : surface.symbols()) {
        getLog()
            .info(
                String.format(
                    Locale.ROOT,
                    "%-8s %-40s %-12s %s",
                    each.kind().name().toLowerCase(Locale.ROOT),
                    each.name(),
                    each.status().toLowerCase(Locale.ROOT),
                    SchemaText.of(each)));
      }
      getLog().info(surface.symbols().size() + " exports.");
    }
  }
}
