package dev.waybill.ops.search.file;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// One section's entry in the header.
///
/// @param kind what the section holds, the number of a [Kind]
/// @param field the field that it belongs to, or -1
/// @param offset where it starts
/// @param length its bytes
/// @param checksum its CRC-32C
record Section(int kind, int field, long offset, long length, int checksum) {
  /// How numbers stand in the file, whatever the machine that wrote it.
  static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

  static final ValueLayout.OfChar CHAR = ValueLayout.JAVA_CHAR_UNALIGNED.withOrder(ORDER);
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ORDER);
  static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ORDER);

  static final long MAGIC = 0x5844494C42594157L;
  static final int VERSION = 1;

  /// Magic number, version, count of sections, length of the file.
  static final int HEAD = 24;

  static final int ENTRY = 28;

  /// What a section holds, with the number that stands in the file.
  enum Kind {
    META(0),
    ID_CHARS(1),
    ID_STARTS(2),
    STORED_BYTES(3),
    STORED_OFFSETS(4),
    TERM_CHARS(5),
    TERM_STARTS(6),
    OFFSETS(7),
    DOCS(8),
    FREQUENCIES(9),
    POSITION_OFFSETS(10),
    POSITIONS(11),
    LENGTHS(12);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }
  }
}
