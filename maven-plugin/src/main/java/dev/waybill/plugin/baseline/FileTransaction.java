package dev.waybill.plugin.baseline;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Changes to several files, all of which happen or none.
 *
 * <p>What needs room on the disk is written beside the files first; then they only change names,
 * and those that have changed get their old ones back where a later one cannot.
 */
public final class FileTransaction {

  private final NavigableMap<Path, Optional<String>> changes = new TreeMap<>();
  private final Map<Path, Path> parts = new HashMap<>();
  private final List<Path> olds = new ArrayList<>();

  /**
   * Writes a file, in the place of one that is there.
   *
   * @param file the file
   * @param text its text
   */
  public void write(Path file, String text) {
    changes.put(file.toAbsolutePath().normalize(), Optional.of(text));
  }

  /**
   * Deletes a file, if it is there.
   *
   * @param file the file
   */
  public void delete(Path file) {
    changes.put(file.toAbsolutePath().normalize(), Optional.empty());
  }

  /**
   * Makes the changes.
   *
   * @throws IOException if one cannot be made; every file is as it was then
   */
  public void commit() throws IOException {
    Deque<Undo> undos = new ArrayDeque<>();
    try {
      for (Map.Entry<Path, Optional<String>> each : changes.entrySet()) {
        if (each.getValue().isPresent()) {
          prepare(each.getKey(), each.getValue().get(), undos);
        }
      }
      for (Map.Entry<Path, Optional<String>> each : changes.entrySet()) {
        exchange(each.getKey(), each.getValue().isPresent(), undos);
      }
    } catch (IOException e) {
      undo(undos, e);
      throw e;
    }
    for (Path each : olds) {
      try {
        Files.delete(each);
      } catch (IOException e) {
        // The changes are made: an old text that stays beside them is no failure.
      }
    }
  }

  private void prepare(Path file, String text, Deque<Undo> undos) throws IOException {
    Path folder = file.getParent();
    Deque<Path> missing = new ArrayDeque<>();
    while (folder != null && !Files.exists(folder)) {
      missing.push(folder);
      folder = folder.getParent();
    }
    for (Path each : missing) {
      Files.createDirectory(each);
      undos.push(() -> Files.delete(each));
    }
    Path part = beside(file, ".part");
    parts.put(file, part);
    undos.push(() -> Files.deleteIfExists(part));
    try {
      Files.writeString(part, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      // A full disk is told without the file's name.
      throw new FileSystemException(file.toString(), null, e.getMessage());
    }
  }

  private void exchange(Path file, boolean isWritten, Deque<Undo> undos) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(
          file.toString(), null, "it is a folder, and a file was expected");
    }
    if (Files.exists(file)) {
      Path old = beside(file, ".old");
      Files.move(file, old);
      olds.add(old);
      undos.push(() -> Files.move(old, file));
    }
    Path part = parts.get(file);
    if (isWritten && part != null) {
      Files.move(part, file);
      undos.push(() -> Files.delete(file));
    }
  }

  private static void undo(Deque<Undo> undos, IOException failure) {
    while (!undos.isEmpty()) {
      try {
        undos.pop().run();
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
  }

  /** A place beside a file that nobody has: what stands there is not ours. */
  private static Path beside(Path file, String ending) {
    Path free = file.resolveSibling(file.getFileName() + ending);
    for (int i = 1; Files.exists(free, LinkOption.NOFOLLOW_LINKS); i++) {
      free = file.resolveSibling(file.getFileName() + "." + i + ending);
    }
    return free;
  }

  /** Takes one step back. */
  private interface Undo {
    void run() throws IOException;
  }
}
