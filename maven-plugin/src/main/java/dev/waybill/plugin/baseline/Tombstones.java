package dev.waybill.plugin.baseline;

import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.surface.MergeConflict;
import dev.waybill.manifest.surface.Surface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code tombstones.txt}: names that were removed, each in a line {@code name version what
 * it was, was how Java reached it, use what to use instead}. Whoever still uses such a name must
 * not get something else.
 */
public final class Tombstones {

  /** Its name. */
  public static final String NAME = "tombstones.txt";

  /** The resource in which a module carries them, for those who scan its clients. */
  public static final String RESOURCE = "META-INF/waybill/" + NAME;

  private static final String HEAD =
      """
      # Names that were removed and are not given away again:
      # NAME VERSION KIND AND SIGNATURE, was MEMBER IN JAVA, use NAME
      """;

  private final Path api;
  private final Path file;

  /**
   * Names a file; it need not be there.
   *
   * @param api the folder that it stands in
   */
  public Tombstones(Path api) {
    this.api = api;
    this.file = api.resolve(NAME);
  }

  /**
   * Reads the text of a file.
   *
   * @param text the text
   * @param where where it comes from, for messages
   * @return the tombstones by name
   * @throws BaselineException if a line is malformed
   */
  public static NavigableMap<String, Tombstone> parse(String text, String where)
      throws BaselineException {
    NavigableMap<String, Tombstone> names = new TreeMap<>();
    List<String> lines = text.lines().toList();
    int conflict = MergeConflict.line(lines);
    if (conflict > 0) {
      throw new BaselineException(where + ":" + conflict + ":1: " + MergeConflict.PROBLEM);
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (isComment(line)) {
        continue;
      }
      String[] parts = line.split("\\s+", 2);
      Optional<Tombstone> tombstone =
          parts.length < 2 ? Optional.empty() : Tombstone.find(parts[0], parts[1]);
      if (tombstone.isEmpty()) {
        throw new BaselineException(
            where
                + ":"
                + (i + 1)
                + ":1: Expected 'name version what it was', found '"
                + line
                + "'.");
      }
      names.put(parts[0], tombstone.get());
    }
    return names;
  }

  /**
   * Writes the text of a file.
   *
   * @param tombstones the tombstones, sorted by name
   * @return the text, which ends with a line break
   */
  public static String write(Collection<Tombstone> tombstones) {
    StringBuilder text = new StringBuilder(HEAD);
    tombstones.forEach(each -> text.append(each.line()).append('\n'));
    return text.toString();
  }

  /**
   * Reads the removed names.
   *
   * @return the tombstones by name; empty where there is no file
   * @throws BaselineException if a line is malformed
   * @throws IOException if the file cannot be read
   */
  public NavigableMap<String, Tombstone> read() throws BaselineException, IOException {
    return Files.exists(file) ? parse(TextFile.read(file), file.toString()) : new TreeMap<>();
  }

  /**
   * Finds names of a surface that were removed once.
   *
   * @param surface the surface
   * @return a sentence for each
   * @throws BaselineException if the file or the last release is malformed
   * @throws IOException if one of them cannot be read
   */
  public List<String> reused(Surface surface) throws BaselineException, IOException {
    NavigableMap<String, Tombstone> removed = read();
    List<String> found = new ArrayList<>();
    Set<String> again = new TreeSet<>();
    for (ApiSymbol symbol : surface.symbols()) {
      for (String name : RemovedNames.names(symbol)) {
        Tombstone was = removed.get(name);
        if (was != null) {
          found.add(text(was));
        }
      }
      again.addAll(symbol.generation1());
      again.removeAll(RemovedNames.names(symbol));
    }
    again.retainAll(removed.keySet());
    if (!again.isEmpty()) {
      // What only the present generation has lost, generation 1 may keep, but not get back.
      again.removeAll(keptByGeneration1());
      removed.values().stream()
          .filter(each -> again.contains(each.name()))
          .forEach(each -> found.add(text(each)));
    }
    return found;
  }

  private Set<String> keptByGeneration1() throws BaselineException, IOException {
    Set<String> names = new HashSet<>();
    Optional<Path> last = new BaselineFolder(api).lastReleased();
    if (last.isPresent()) {
      BaselineFolder.parse(last.get(), BaselineFolder.read(last.get()))
          .symbols()
          .forEach(each -> names.addAll(each.generation1()));
    }
    return names;
  }

  private static String text(Tombstone was) {
    return was.name()
        + " was removed in "
        + (was.version() + " " + was.what()).strip()
        + " and must not mean something else: callers would get it in silence. Choose another name,"
        + " or delete its line from "
        + NAME
        + " if it is the same again.";
  }

  /** Adds removed names, to be written with other files. */
  void add(NavigableMap<String, Tombstone> names, FileTransaction transaction)
      throws BaselineException, IOException {
    NavigableMap<String, Tombstone> all = read();
    names.forEach(all::putIfAbsent);
    if (!all.isEmpty()) {
      transaction.write(
          file, Files.exists(file) ? rewrite(TextFile.read(file), all) : write(all.values()));
    }
  }

  /** Keeps comments: each with the line below it, those before the first line at the top. */
  private static String rewrite(String old, NavigableMap<String, Tombstone> all) {
    Map<String, List<String>> comments = new HashMap<>();
    List<String> open = new ArrayList<>();
    @Nullable String top = null;
    for (String line : old.lines().toList()) {
      if (isComment(line)) {
        open.add(line);
      } else if (top == null) {
        top = top(open);
        open.clear();
      } else {
        String name = line.strip().split("\\s+", 2)[0];
        comments.computeIfAbsent(name, each -> new ArrayList<>()).addAll(open);
        open.clear();
      }
    }
    if (top == null) {
      top = top(open);
      open.clear();
    }
    StringBuilder text = new StringBuilder(top);
    all.forEach(
        (name, each) -> {
          comments.getOrDefault(name, List.of()).forEach(line -> text.append(line).append('\n'));
          text.append(each.line()).append('\n');
        });
    open.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static String top(List<String> lines) {
    return lines.isEmpty() ? HEAD : String.join("\n", lines) + "\n";
  }

  private static boolean isComment(String line) {
    return line.isBlank() || line.strip().startsWith("#");
  }
}
