package dev.waybill.plugin.baseline;

import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.verdict.Change;
import dev.waybill.manifest.verdict.Comparison;
import dev.waybill.manifest.verdict.Outside;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.Dependency;
import dev.waybill.plugin.classes.IndexedClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compares two surfaces, wherever they come from. */
public final class DiffTask {

  private final SurfaceSource source;
  private final Path classes;
  private final List<Dependency> dependencies;

  /**
   * Makes a task.
   *
   * @param source where surfaces come from
   * @param classes the compiled classes of the project; they need not be there
   * @param dependencies its dependencies
   */
  public DiffTask(SurfaceSource source, Path classes, List<Dependency> dependencies) {
    this.source = source;
    this.classes = classes;
    this.dependencies = List.copyOf(dependencies);
  }

  /**
   * Returns whether both surfaces are of the project: one without a surface has none of them.
   *
   * @param from how the user names the surface as it was
   * @param to how the user names the surface as it is
   * @return whether nothing else is compared
   */
  public static boolean isWithinProject(String from, String to) {
    return SurfaceSource.OF_PROJECT.contains(from) && SurfaceSource.OF_PROJECT.contains(to);
  }

  /**
   * Compares.
   *
   * @param from how the user names the surface as it was
   * @param to how the user names the surface as it is
   * @param version the version that the new surface will have
   * @return the differences
   * @throws BaselineException if a surface is not there or cannot be read
   * @throws IOException if a file cannot be read
   */
  public List<Change> run(String from, String to, String version)
      throws BaselineException, IOException {
    if (from.equals(to)) {
      throw new BaselineException(
          "waybill.from and waybill.to are both '" + from + "': there is nothing to compare.");
    }
    Surface before = source.read(from);
    Surface after = source.read(to);
    if (!Files.exists(classes)) {
      return Comparison.of(before, after, Outside.NOTHING, version);
    }
    try (ClassIndex index = ClassIndex.open(classes, dependencies)) {
      return Comparison.of(before, after, new IndexedClasses(index), version);
    }
  }
}
