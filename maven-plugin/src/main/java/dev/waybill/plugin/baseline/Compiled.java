package dev.waybill.plugin.baseline;

import dev.waybill.manifest.surface.Baseline;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.verdict.Outside;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.IndexedClasses;
import dev.waybill.plugin.classes.SurfaceReader;
import dev.waybill.plugin.classes.UnreadableClassException;
import dev.waybill.plugin.warning.Warnings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The surface as compiled, with what stands around it.
 *
 * @param surface the surface
 * @param around the classes of dependencies and of the JDK
 * @param warnings what a reviewer should know, by the names of exports and the binary names of
 *     classes that are none
 */
public record Compiled(Surface surface, Outside around, Map<String, List<String>> warnings) {

  /** Copies the map. */
  public Compiled {
    warnings = Map.copyOf(warnings);
  }

  /**
   * Reads a surface; the index must stay open as long as it is used.
   *
   * @param index the artifact and its dependencies
   * @param packages packages of which every public class belongs to the surface
   * @return the surface
   * @throws UnreadableClassException if there is no manifest, or one that cannot be read, or a
   *     class file cannot be read
   * @throws IOException if the artifact cannot be read
   */
  public static Compiled read(ClassIndex index, List<String> packages)
      throws UnreadableClassException, IOException {
    Surface surface = SurfaceReader.read(index, packages);
    return new Compiled(
        surface, new IndexedClasses(index), Warnings.of(surface, index::isOwn, packages));
  }

  /**
   * Writes the text to review, warnings beside its entries.
   *
   * @return the text of each file by its name
   */
  public SortedMap<String, String> text() {
    return Baseline.write(surface, warnings);
  }
}
