package dev.waybill.ops.search;

import dev.waybill.annotations.Export;
import dev.waybill.ops.search.file.BrokenIndexException;
import dev.waybill.ops.search.file.IndexFileReader;
import dev.waybill.ops.search.file.IndexFileWriter;
import dev.waybill.ops.search.file.UnwritableException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The ops `search.save` and `search.open`.
public final class SavedIndex {
  private static final String SAVE = "search.save";
  private static final String OPEN = "search.open";

  private SavedIndex() {}

  /// Saves an index as one file. Nobody ever sees half of it: it is written beside its place and
  /// then moved.
  ///
  /// @param index the index
  /// @param path the file; replaced if it is there
  @Export("search.save")
  public static void save(Index index, String path) {
    try {
      IndexFileWriter.write(index.data(), path(SAVE, path));
    } catch (IOException e) {
      throw Refusal.of(
          SAVE, "path", path + ", which cannot be written: " + reason(e), "a place for a file", e);
    }
  }

  /// Opens a saved index. The file may be replaced or deleted afterwards.
  ///
  /// @param path the file
  /// @return the index
  @Export("search.open")
  public static Index open(String path) {
    try {
      return new Index(IndexFileReader.read(path(OPEN, path)));
    } catch (IOException e) {
      throw Refusal.of(OPEN, "path", path + ", which " + reason(e), "a file of search.save", e);
    }
  }

  private static Path path(String op, String path) {
    try {
      if (path.isEmpty()) {
        throw Refusal.of(op, "path", "an empty text", "a path of a file");
      }
      return Path.of(path);
    } catch (InvalidPathException e) {
      throw Refusal.of(op, "path", "\"" + path + "\", which is none", "a path of a file");
    }
  }

  static String reason(IOException e) {
    if (e instanceof BrokenIndexException || e instanceof UnwritableException) {
      return String.valueOf(e.getMessage());
    }
    if (e instanceof NoSuchFileException) {
      return "does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "is not permitted";
    }
    return "fails with "
        + (e instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : String.valueOf(e.getMessage()));
  }
}
