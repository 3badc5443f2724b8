package dev.waybill.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Text files that are written whole or not at all.
public final class AtomicText {
  private AtomicText() {}

  /// Writes a text in UTF-8 beside the file, then moves it there. An error leaves a file that was
  /// there before as it was.
  ///
  /// @param file the file
  /// @param text the text
  /// @throws IOException if it cannot be written
  public static void write(Path file, String text) throws IOException {
    WholeFile.write(file, out -> WholeFile.writeAll(out, text.getBytes(StandardCharsets.UTF_8)));
  }
}
