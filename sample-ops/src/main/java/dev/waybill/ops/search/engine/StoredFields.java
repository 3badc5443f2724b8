package dev.waybill.ops.search.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The bytes of one stored document: how many fields; for each its number, its length in bytes and
/// its text in UTF-8. Numbers take seven bits a byte.
public final class StoredFields {
  private StoredFields() {}

  /// Writes a document.
  ///
  /// @param numbers the number of each field
  /// @param texts the text of each field
  /// @return the bytes
  public static byte[] write(int[] numbers, List<String> texts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(bytes, texts.size());
    for (int i = 0; i < texts.size(); i++) {
      byte[] text = texts.get(i).getBytes(StandardCharsets.UTF_8);
      write(bytes, numbers[i]);
      write(bytes, text.length);
      bytes.write(text, 0, text.length);
    }
    return bytes.toByteArray();
  }

  /// Reads a document.
  ///
  /// @param record the bytes
  /// @param fields the fields of the index, by number
  /// @return texts by field name, in the order in which they were written
  public static Map<String, String> read(byte[] record, List<FieldData> fields) {
    Cursor cursor = new Cursor(record);
    Map<String, String> texts = new LinkedHashMap<>();
    for (int left = cursor.number(); left > 0; left--) {
      String name = fields.get(cursor.number()).name();
      texts.put(name, cursor.text(cursor.number()));
    }
    return texts;
  }

  private static void write(ByteArrayOutputStream bytes, int value) {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      bytes.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes.write(rest);
  }

  private static final class Cursor {
    private final byte[] bytes;
    private int at;

    private Cursor(byte[] bytes) {
      this.bytes = bytes;
    }

    private int number() {
      int value = 0;
      for (int shift = 0; ; shift += 7) {
        byte b = bytes[at++];
        value |= (b & 0x7F) << shift;
        if (b >= 0) {
          return value;
        }
      }
    }

    private String text(int length) {
      String text = new String(bytes, at, length, StandardCharsets.UTF_8);
      at += length;
      return text;
    }
  }
}
