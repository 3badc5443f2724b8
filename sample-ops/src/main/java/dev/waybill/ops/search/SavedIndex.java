package dev.waybill.ops.search;

import dev.waybill.annotations.Export;
import dev.waybill.ops.search.file.IndexFileReader;
import dev.waybill.ops.search.file.IndexFileWriter;
import java.io.IOException;
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
      throw Refusal.of(SAVE, "cannot write " + path + ": " + reason(e));
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
      throw Refusal.of(OPEN, "cannot open " + path + ": " + reason(e));
    }
  }

  private static Path path(String op, String path) {
    try {
      return Path.of(path);
    } catch (InvalidPathException e) {
      throw Refusal.of(op, "no such path, found \"" + path + "\": " + e.getReason());
    }
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    return String.valueOf(e.getMessage());
  }
}
