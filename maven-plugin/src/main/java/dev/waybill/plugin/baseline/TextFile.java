package dev.waybill.plugin.baseline;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that people review. */
final class TextFile {

  private TextFile() {}

  /** Java does not say which file it was that is no text. */
  static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IOException(
          file + " is no text in UTF-8. Restore it from version control, or write it anew.", e);
    }
  }
}
