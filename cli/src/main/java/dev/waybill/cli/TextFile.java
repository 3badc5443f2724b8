package dev.waybill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.manifest.JsonFault;
import dev.waybill.manifest.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Turns the bytes of one file into documents: one for most files, one a line for JSON Lines.
final class TextFile {

  private static final int LARGEST = 256 << 20;

  private final String name;

  TextFile(String name) {
    this.name = name;
  }

  /// Reads the file's documents.
  ///
  /// @return whether it is text; nothing was handed over where it is not
  boolean read(InputStream in, Consumer<TextDocument> into) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    String text = bytes.length > LARGEST ? null : decode(bytes);
    if (text == null) {
      return false;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson")) {
      lines(text, into);
    } else if (lower.endsWith(".html") || lower.endsWith(".htm")) {
      into.accept(TextDocument.of(name, MarkupText.plain(text)));
    } else if (!text.isBlank()) {
      into.accept(TextDocument.of(name, text));
    }
    return true;
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
      return new TextDocument(id == null ? name + ":" + number : id, fields);
    } catch (JsonFault e) {
      // The parser saw one line only, so its line is always 1.
      throw Failure.of(name + ":" + number + ":" + e.column() + ": " + e.problem(), e);
    }
  }
}
