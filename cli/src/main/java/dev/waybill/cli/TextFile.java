package dev.waybill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.manifest.JsonFault;
import dev.waybill.manifest.JsonValue;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Turns the bytes of one file into documents: one for most files, one a line for JSON Lines. A
/// name that ends in `.gz` is a packed file; its kind is what stands before.
final class TextFile {

  private static final int LARGEST = 256 << 20;

  private static final String PACKED = ".gz";

  private final String name;

  TextFile(String name) {
    this.name = name;
  }

  /// Reads the file's documents.
  ///
  /// @return whether it is text; nothing was handed over where it is not
  boolean read(InputStream in, Consumer<TextDocument> into) throws IOException {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean packed = lower.endsWith(PACKED);
    byte[] bytes = packed ? unpack(in) : in.readNBytes(LARGEST + 1);
    String text = bytes.length > LARGEST ? null : decode(bytes);
    if (text == null) {
      return false;
    }
    String kind = packed ? lower.substring(0, lower.length() - PACKED.length()) : lower;
    if (kind.endsWith(".jsonl") || kind.endsWith(".ndjson")) {
      lines(text, into);
    } else if (kind.endsWith(".html") || kind.endsWith(".htm")) {
      into.accept(TextDocument.of(name, MarkupText.plain(text)));
    } else if (!text.isBlank()) {
      into.accept(TextDocument.of(name, text));
    }
    return true;
  }

  private static byte[] unpack(InputStream in) throws IOException {
    try (InputStream unpacked = new GZIPInputStream(in)) {
      return unpacked.readNBytes(LARGEST + 1);
    } catch (ZipException | EOFException e) {
      throw new IOException("it is a broken gzip file", e);
    }
  }

  private static @Nullable String decode(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, 8192); i++) {
      if (bytes[i] == 0) {
        return null; // no text has it; spares decoding large binaries
      }
    }
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private void lines(String text, Consumer<TextDocument> into) {
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (!line.isBlank()) {
        into.accept(document(line, number));
      }
    }
  }

  private TextDocument document(String line, int number) {
    try {
      Map<String, String> fields = new LinkedHashMap<>();
      JsonValue.parse(line, name)
          .fields()
          .forEach(
              (field, value) -> {
                Object plain = value.value();
                if (plain instanceof String || plain instanceof Number) {
                  fields.put(field, plain.toString());
                }
              });
      String id = fields.remove("id");
      String place = name + ":" + number;
      return new TextDocument(id == null ? place : id, fields, place);
    } catch (JsonFault e) {
      // The parser saw one line only, so its line is always 1.
      throw Failure.of(name + ":" + number + ":" + e.column() + ": " + e.problem(), e);
    }
  }
}
