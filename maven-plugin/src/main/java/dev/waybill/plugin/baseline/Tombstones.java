package dev.waybill.plugin.baseline;

import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.surface.Surface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The file {@code tombstones.txt}: names that were removed, each in a line {@code name version what
 * it was}. Whoever still uses such a name must not get something else.
 */
public final class Tombstones {

  /** Its name. */
  public static final String NAME = "tombstones.txt";

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
   * Reads the removed names.
   *
   * @return for each name the version that removed it and what it was
   * @throws BaselineException if a line is malformed
   * @throws IOException if the file cannot be read
   */
  public NavigableMap<String, String> read() throws BaselineException, IOException {
    NavigableMap<String, String> names = new TreeMap<>();
    if (!Files.exists(file)) {
      return names;
    }
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split("\\s+", 2);
      if (parts.length < 2) {
        throw new BaselineException(
            file
                + ":"
                + (i + 1)
                + ":1: Expected 'name version what it was', found '"
                + line
                + "'.");
      }
      names.put(parts[0], parts[1]);
    }
    return names;
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
    NavigableMap<String, String> removed = read();
    List<String> found = new ArrayList<>();
    for (ApiSymbol symbol : surface.symbols()) {
      List<String> names = new ArrayList<>(symbol.aliases());
      names.add(symbol.name());
      for (String name : names) {
        String was = removed.get(name);
        if (was != null) {
          found.add(
              name
                  + " was removed in "
                  + was
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
  void add(NavigableMap<String, String> names, FileTransaction transaction)
      throws BaselineException, IOException {
    NavigableMap<String, String> all = read();
    names.forEach(all::putIfAbsent);
    if (!all.isEmpty()) {
      StringBuilder text = new StringBuilder(HEAD);
      all.forEach((name, was) -> text.append(name).append(' ').append(was).append('\n'));
      transaction.write(file, text.toString());
    }
  }
}
