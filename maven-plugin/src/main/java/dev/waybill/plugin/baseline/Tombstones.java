package dev.waybill.plugin.baseline;

import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.surface.Surface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

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
      "# Names that were removed: name, version, what it was. They are not given away again.\n";

  private final Path file;

  /**
   * Names a file; it need not be there.
   *
   * @param folder the folder that it stands in
   */
  public Tombstones(Path folder) {
    this.file = folder.resolve(NAME);
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
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split("\\s+", 2);
      if (parts.length < 2) {
        throw new BaselineException(
            where
                + ":"
                + (i + 1)
                + ":1: Expected 'name version what it was', found '"
                + line
                + "'.");
      }
      names.put(parts[0], Tombstone.parse(parts[0], parts[1]));
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
    return Files.exists(file) ? parse(Files.readString(file), file.toString()) : new TreeMap<>();
  }

  /**
   * Finds names of a surface that were removed once.
   *
   * @param surface the surface
   * @return a sentence for each
   * @throws BaselineException if the file is malformed
   * @throws IOException if the file cannot be read
   */
  public List<String> reused(Surface surface) throws BaselineException, IOException {
    NavigableMap<String, Tombstone> removed = read();
    List<String> found = new ArrayList<>();
    for (ApiSymbol symbol : surface.symbols()) {
      for (String name : RemovedNames.names(symbol)) {
        Tombstone was = removed.get(name);
        if (was != null) {
          found.add(
              name
                  + " was removed in "
                  + (was.version() + " " + was.what()).strip()
                  + " and must not mean something else: callers would get it in silence. Choose"
                  + " another name, or delete its line from "
                  + NAME
                  + " if it is the same again.");
        }
      }
    }
    return found;
  }

  /** Adds removed names, to be written with other files. */
  void add(NavigableMap<String, Tombstone> names, FileTransaction transaction)
      throws BaselineException, IOException {
    NavigableMap<String, Tombstone> all = read();
    names.forEach(all::putIfAbsent);
    if (!all.isEmpty()) {
      transaction.write(file, write(all.values()));
    }
  }
}
