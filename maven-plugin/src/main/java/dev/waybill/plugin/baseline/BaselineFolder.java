package dev.waybill.plugin.baseline;

import dev.waybill.manifest.surface.Baseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.ComparableVersion;

/** The folder {@code api} of a project. */
public final class BaselineFolder {

  private static final String CURRENT = "current";
  private static final String RELEASED = "released";

  private final Path root;

  /**
   * Names a folder; it need not be there.
   *
   * @param root the folder
   */
  public BaselineFolder(Path root) {
    this.root = root;
  }

  /**
   * Returns the folder of the reviewed surface.
   *
   * @return its path
   */
  public Path current() {
    return root.resolve(CURRENT);
  }

  /**
   * Returns the folder of the surface of a release.
   *
   * @param version the version
   * @return its path, whether it is there or not
   */
  public Path released(String version) {
    return root.resolve(RELEASED).resolve(version);
  }

  /**
   * Finds the last release.
   *
   * @return the folder of its surface, named by its version, if there is one
   * @throws IOException if the folder cannot be read
   */
  public Optional<Path> lastReleased() throws IOException {
    Path released = root.resolve(RELEASED);
    if (!Files.isDirectory(released)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(released)) {
      return versions.filter(Files::isDirectory).max((a, b) -> version(a).compareTo(version(b)));
    }
  }

  private static ComparableVersion version(Path folder) {
    return new ComparableVersion(folder.getFileName().toString());
  }

  /**
   * Reads the files of a baseline.
   *
   * @param folder where they are
   * @return their texts by their names; empty where the folder is not there
   * @throws IOException if one cannot be read
   */
  public static SortedMap<String, String> read(Path folder) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(BaselineFolder::isBaseline).toList()) {
          // A checkout may have turned the line breaks.
          texts.put(file.getFileName().toString(), Files.readString(file).replace("\r\n", "\n"));
        }
      }
    }
    return texts;
  }

  /**
   * Writes the files of a baseline and deletes those that no longer belong to it.
   *
   * @param folder where they shall be
   * @param texts their texts by their names
   * @return the names of the files that were written or deleted
   * @throws IOException if one cannot be written; every file is as it was or as it shall be
   */
  public static List<String> write(Path folder, Map<String, String> texts) throws IOException {
    SortedMap<String, String> old = read(folder);
    List<String> changed = new ArrayList<>();
    Files.createDirectories(folder);
    for (Map.Entry<String, String> each : texts.entrySet()) {
      if (!each.getValue().equals(old.remove(each.getKey()))) {
        Path part = Files.createTempFile(folder, each.getKey(), ".part");
        try {
          Files.writeString(part, each.getValue());
          Files.move(part, folder.resolve(each.getKey()), StandardCopyOption.REPLACE_EXISTING);
        } finally {
          Files.deleteIfExists(part);
        }
        changed.add(each.getKey());
      }
    }
    for (String name : old.keySet()) {
      Files.delete(folder.resolve(name));
      changed.add(name);
    }
    return changed;
  }

  private static boolean isBaseline(Path file) {
    return file.getFileName().toString().endsWith(Baseline.EXTENSION);
  }
}
