package dev.waybill.plugin.baseline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads files that people review. */
final class TextFile {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private TextFile() {}

  /** Java says neither which file it was that is no text, nor where in it. */
  static String read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult end = decoder.decode(in, out, true);
    if (end.isError()) {
      throw new IOException(fault(file, bytes, in.position()));
    }
    return withoutMark(out.flip().toString());
  }

  /** What some editors put before a text is no part of it. */
  static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static String fault(Path file, byte[] bytes, int at) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < at; i++) {
      column = bytes[i] == '\n' ? 1 : column + 1;
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return String.format(
        Locale.ROOT,
        "%s:%d: byte %d of this line, 0x%02X, is no text in UTF-8. %s",
        file,
        line,
        column,
        bytes[at],
        BaselineFolder.isReleased(file.getParent())
            ? "Restore it from version control."
            : "Restore it from version control, or write it anew.");
  }
}
