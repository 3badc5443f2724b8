package dev.waybill.plugin.baseline;

import dev.waybill.manifest.ManifestJson;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.SurfaceReader;
import dev.waybill.plugin.classes.UnreadableClassException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Writes the removed names of a module among its classes, where the scan of a client reads them.
 */
public final class PackedTombstones {

  private static final String SNAPSHOT = "-SNAPSHOT";

  private final Path api;
  private final Path classes;

  /**
   * Makes a task.
   *
   * @param api the folder {@code api} of the module
   * @param classes the folder with its compiled classes
   */
  public PackedTombstones(Path api, Path classes) {
    this.api = api;
    this.classes = classes;
  }

  /**
   * Collects the removed names of a module: those of the file, and those that were removed since
   * the last release.
   *
   * @param api the folder {@code api} of the module
   * @param surface the surface as compiled
   * @param version the version of the module
   * @return the tombstones by name
   * @throws BaselineException if a file of the folder {@code api} is malformed
   * @throws IOException if a file cannot be read
   */
  public static NavigableMap<String, Tombstone> collect(Path api, Surface surface, String version)
      throws BaselineException, IOException {
    NavigableMap<String, Tombstone> all = new Tombstones(api).read();
    BaselineFolder folder = new BaselineFolder(api);
    Optional<Path> last = folder.lastReleased();
    if (last.isPresent()) {
      Surface before = BaselineFolder.parse(last.get(), BaselineFolder.read(last.get()));
      RemovedNames.between(before, surface, release(version)).forEach(all::putIfAbsent);
    }
    return all;
  }

  /**
   * Writes them: those of the file, and those that were removed since the last release. Where there
   * is none, there is no file. One that says the same already is not touched.
   *
   * @param index the classes of the module
   * @param version the version of the module
   * @return how many they are
   * @throws BaselineException if a file of the folder {@code api} is malformed
   * @throws UnreadableClassException if the manifest or a class file cannot be read
   * @throws IOException if a file cannot be read or written
   */
  public int write(ClassIndex index, String version)
      throws BaselineException, UnreadableClassException, IOException {
    // A module may have removed all that it exported.
    boolean hasManifest = index.own().has(ManifestJson.RESOURCE);
    return write(hasManifest ? SurfaceReader.read(index, List.of()) : Surface.EMPTY, version);
  }

  int write(Surface surface, String version) throws BaselineException, IOException {
    NavigableMap<String, Tombstone> all = collect(api, surface, version);
    Path file = classes.resolve(Tombstones.RESOURCE);
    if (all.isEmpty()) {
      Files.deleteIfExists(file);
      return 0;
    }
    String text = Tombstones.write(all.values());
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      FileTransaction transaction = new FileTransaction();
      transaction.write(file, text);
      transaction.commit();
    }
    return all.size();
  }

  /**
   * Returns how many removed names clients cannot know.
   *
   * @return the names of the file, where they are not among the classes; else 0
   * @throws BaselineException if the file is malformed
   * @throws IOException if the file cannot be read
   */
  public int missing() throws BaselineException, IOException {
    boolean isPacked = Files.exists(classes.resolve(Tombstones.RESOURCE));
    return isPacked ? 0 : new Tombstones(api).read().size();
  }

  private static String release(String version) {
    return version.endsWith(SNAPSHOT)
        ? version.substring(0, version.length() - SNAPSHOT.length())
        : version;
  }
}
