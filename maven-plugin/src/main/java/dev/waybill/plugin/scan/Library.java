package dev.waybill.plugin.scan;

import dev.waybill.manifest.ApiManifest;
import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.baseline.Tombstone;
import dev.waybill.plugin.baseline.Tombstones;
import dev.waybill.plugin.classes.ClassFolder;
import dev.waybill.plugin.classes.ManifestFile;
import dev.waybill.plugin.classes.UnreadableClassException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A library as its clients know it.
 *
 * @param manifest what it exports
 * @param removed the names that it had once
 * @param files the names of its class files and resources, with slashes
 */
public record Library(
    ApiManifest manifest, NavigableMap<String, Tombstone> removed, Set<String> files) {

  /** Copies the names. */
  public Library {
    files = Set.copyOf(files);
  }

  /**
   * Reads a library.
   *
   * @param artifact its jar or the folder of its classes
   * @return the library; none where the artifact exports nothing and never did
   * @throws UnreadableClassException if its manifest is damaged
   * @throws BaselineException if its tombstones are damaged
   * @throws IOException if the artifact cannot be read
   */
  public static Optional<Library> find(ClassFolder artifact)
      throws UnreadableClassException, BaselineException, IOException {
    Optional<ApiManifest> manifest = ManifestFile.find(artifact);
    Optional<byte[]> text = artifact.find(Tombstones.RESOURCE);
    if (manifest.isEmpty() && text.isEmpty()) {
      return Optional.empty();
    }
    NavigableMap<String, Tombstone> removed =
        text.isEmpty()
            ? new TreeMap<>()
            : Tombstones.parse(
                new String(text.get(), StandardCharsets.UTF_8),
                artifact + "!" + Tombstones.RESOURCE);
    // A library may have removed all that it exported.
    String name = String.valueOf(artifact.origin().getFileName());
    ApiManifest nothing =
        new ApiManifest(ApiManifest.FORMAT, name, List.of(), List.of(), List.of(), List.of());
    return Optional.of(
        new Library(manifest.orElse(nothing), removed, Set.copyOf(artifact.list(""))));
  }

  /**
   * Returns its name.
   *
   * @return {@code group:artifact:version}
   */
  public String name() {
    return manifest.module();
  }

  /**
   * Returns its name without the version.
   *
   * @return {@code group:artifact}
   */
  public String unversioned() {
    String[] parts = name().split(":", -1);
    return parts.length < 2 ? name() : parts[0] + ":" + parts[1];
  }
}
