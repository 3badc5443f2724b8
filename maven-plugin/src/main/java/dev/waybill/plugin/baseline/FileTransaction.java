package dev.waybill.plugin.baseline;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
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
final class FileTransaction {

  private static final String PART = ".part";
  private static final String OLD = ".old";

  private final NavigableMap<Path, Optional<String>> changes = new TreeMap<>();

  /** Writes a file, in the place of one that is there. */
  void write(Path file, String text) {
    changes.put(file.toAbsolutePath().normalize(), Optional.of(text));
  }

  /** Deletes a file that is there. */
  void delete(Path file) {
    changes.put(file.toAbsolutePath().normalize(), Optional.empty());
  }

  /** Makes the changes; where one fails, every file is as it was. */
  void commit() throws IOException {
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
    for (Path each : changes.keySet()) {
      Files.deleteIfExists(beside(each, OLD));
    }
  }

  private static void prepare(Path file, String text, Deque<Undo> undos) throws IOException {
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
    Path part = beside(file, PART);
    undos.push(() -> Files.deleteIfExists(part));
    try {
      Files.writeString(part, text);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      // A full disk is told without the file's name.
      throw new FileSystemException(file.toString(), null, e.getMessage());
    }
  }

  private static void exchange(Path file, boolean isWritten, Deque<Undo> undos) throws IOException {
    Path old = beside(file, OLD);
    if (Files.exists(file)) {
      Files.move(file, old);
      undos.push(() -> Files.move(old, file));
    }
    if (isWritten) {
      Files.move(beside(file, PART), file);
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

  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  /** Takes one step back. */
  private interface Undo {
    void run() throws IOException;
  }
}
