package dev.waybill.plugin.baseline;

import dev.waybill.manifest.Version;
import dev.waybill.manifest.surface.Baseline;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.surface.TextFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.jspecify.annotations.Nullable;

/** The folder {@code api} of a project. */
public final class BaselineFolder {

  /** The command that writes the reviewed surface anew, of what it compiles first. */
  public static final String UPDATE = "mvn process-classes waybill:update";

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
   * @throws BaselineException if a folder beside it is not named by a version
   * @throws IOException if the folder cannot be read
   */
  public Optional<Path> lastReleased() throws BaselineException, IOException {
    List<Path> folders = releasedFolders();
    return folders.isEmpty() ? Optional.empty() : Optional.of(folders.get(folders.size() - 1));
  }

  /**
   * Reads all releases.
   *
   * @return their surfaces by their versions, oldest first
   * @throws BaselineException if one of their files cannot be read, or a folder is named otherwise
   * @throws IOException if a folder cannot be read
   */
  public Map<String, Surface> releases() throws BaselineException, IOException {
    Map<String, Surface> releases = new LinkedHashMap<>();
    for (Path each : releasedFolders()) {
      releases.put(each.getFileName().toString(), parse(each, read(each)));
    }
    return releases;
  }

  /** The folders of releases, oldest first. One that is passed over could be the last release. */
  private List<Path> releasedFolders() throws BaselineException, IOException {
    Path released = root.resolve(RELEASED);
    if (!Files.isDirectory(released)) {
      return List.of();
    }
    List<Path> folders;
    try (Stream<Path> all = Files.list(released)) {
      folders =
          all.filter(Files::isDirectory)
              .filter(each -> !each.getFileName().toString().startsWith("."))
              .sorted((a, b) -> version(a).compareTo(version(b)))
              .toList();
    }
    for (Path each : folders) {
      String name = each.getFileName().toString();
      if (!Version.isVersion(name) || name.endsWith("-SNAPSHOT")) {
        throw new BaselineException(
            each
                + " must be named by the version of a release such as 1.2.0, found '"
                + name
                + "'. Rename the folder, or delete it.");
      }
    }
    return folders;
  }

  /**
   * Reads a surface.
   *
   * @param folder where its files are, for messages
   * @param texts their texts by their names
   * @return the surface
   * @throws BaselineException if one of them is malformed
   */
  static Surface parse(Path folder, SortedMap<String, String> texts) throws BaselineException {
    boolean isReleased = isReleased(folder);
    return parse(
        folder.toString(),
        "Restore the folder from version control"
            + (isReleased ? "." : ", or delete it if there was no such surface."),
        name -> folder.resolve(name).toString(),
        "Restore the file from version control"
            + (isReleased ? "." : ", or write api/current anew with '" + UPDATE + "'."),
        texts);
  }

  /**
   * Reads a surface of another commit.
   *
   * @param commit how the user names it
   * @param texts the texts of its files by their names
   * @return the surface
   * @throws BaselineException if one of them is malformed
   */
  static Surface parse(String commit, SortedMap<String, String> texts) throws BaselineException {
    String wayOut = "Name a commit with a reviewed surface.";
    return parse(commit, wayOut, name -> commit + ":" + name, wayOut, texts);
  }

  private static Surface parse(
      String where,
      String ifLacking,
      UnaryOperator<String> path,
      String ifMalformed,
      SortedMap<String, String> texts)
      throws BaselineException {
    // What is not there would be taken for what never was: nothing could break.
    if (!texts.containsKey(Baseline.MODULE_FILE)) {
      throw new BaselineException(where + " lacks " + Baseline.MODULE_FILE + ". " + ifLacking);
    }
    Map<String, String> byPath = new HashMap<>();
    texts.forEach((name, text) -> byPath.put(path.apply(name), text));
    try {
      return Baseline.read(byPath);
    } catch (TextFault e) {
      throw new BaselineException(e.getMessage() + " " + ifMalformed);
    }
  }

  /** Whether a folder is that of a release, which no command writes a second time. */
  static boolean isReleased(@Nullable Path folder) {
    Path parent = folder == null ? null : folder.getParent();
    return parent != null && parent.endsWith(RELEASED);
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
    return read(folder, TextFile::read);
  }

  private static SortedMap<String, String> read(Path folder, Reader reader) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    if (!Files.exists(folder)) {
      return texts;
    } else if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(BaselineFolder::isBaseline).toList()) {
        // A checkout may have turned the line breaks.
        texts.put(file.getFileName().toString(), reader.read(file).replace("\r\n", "\n"));
      }
    }
    return texts;
  }

  /**
   * Writes the reviewed surface and deletes the files that no longer belong to it; tells git how to
   * merge the folder where nobody has told it yet.
   *
   * @param texts their texts by their names
   * @return the names of the files that were written or deleted
   * @throws IOException if one cannot be written; every file is as it was then
   */
  public List<String> writeCurrent(Map<String, String> texts) throws IOException {
    FileTransaction transaction = new FileTransaction();
    List<String> changed = write(current(), texts, transaction);
    GitAttributes.write(root, transaction);
    transaction.commit();
    return changed;
  }

  /** Adds the files of a baseline to what shall be written; returns the names of those. */
  static List<String> write(Path folder, Map<String, String> texts, FileTransaction transaction)
      throws IOException {
    // What is written anew need not be text before: a damaged file just differs.
    SortedMap<String, String> old =
        read(folder, file -> new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    List<String> changed = new ArrayList<>();
    for (Map.Entry<String, String> each : texts.entrySet()) {
      if (!each.getValue().equals(old.remove(each.getKey()))) {
        transaction.write(folder.resolve(each.getKey()), each.getValue());
        changed.add(each.getKey());
      }
    }
    for (String name : old.keySet()) {
      transaction.delete(folder.resolve(name));
      changed.add(name);
    }
    return changed;
  }

  private static boolean isBaseline(Path file) {
    return file.getFileName().toString().endsWith(Baseline.EXTENSION);
  }

  private interface Reader {
    String read(Path file) throws IOException;
  }
}
