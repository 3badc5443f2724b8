package dev.waybill.ops.search.file;

import dev.waybill.ops.search.engine.FieldData;
import dev.waybill.ops.search.engine.IndexData;
import dev.waybill.ops.search.engine.StoredDocuments;
import dev.waybill.ops.search.engine.TermTable;
import dev.waybill.ops.search.file.Section.Kind;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads a saved index: postings into arrays, where loops over them are fastest; the stored
/// documents stay in the mapped file, which is unmapped when nothing refers to the index any more.
public final class IndexFileReader {
  private final SectionTable sections;

  private IndexFileReader(SectionTable sections) {
    this.sections = sections;
  }

  /// Reads an index.
  ///
  /// @param path the file
  /// @return the index
  /// @throws BrokenIndexException if the file is not a whole index of this version
  /// @throws IOException if the file cannot be read
  public static IndexData read(Path path) throws IOException {
    return new IndexFileReader(SectionTable.map(path)).read();
  }

  private IndexData read() throws IOException {
    TermTable ids = terms(Kind.ID_CHARS, Kind.ID_STARTS, -1);
    long[] offsets = longs(Kind.STORED_OFFSETS, -1);
    StoredDocuments stored =
        new StoredDocuments.Mapped(sections.find(Kind.STORED_BYTES, -1), offsets);
    byte[] meta = sections.find(Kind.META, -1).toArray(ValueLayout.JAVA_BYTE);
    List<FieldData> fields = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(meta))) {
      int count = in.readInt();
      for (int number = 0; number < count; number++) {
        fields.add(field(number, in.readUTF(), in.readUTF(), in.readInt()));
      }
    }
    return new IndexData(fields, ids, stored);
  }

  private FieldData field(int number, String name, String analyzer, int documentsWithTokens)
      throws IOException {
    return new FieldData(
        name,
        analyzer,
        terms(Kind.TERM_CHARS, Kind.TERM_STARTS, number),
        longs(Kind.OFFSETS, number),
        ints(Kind.DOCS, number),
        ints(Kind.FREQUENCIES, number),
        longs(Kind.POSITION_OFFSETS, number),
        ints(Kind.POSITIONS, number),
        ints(Kind.LENGTHS, number),
        documentsWithTokens);
  }

  private TermTable terms(Kind chars, Kind starts, int field) throws IOException {
    MemorySegment segment = sections.find(chars, field);
    char[] pool = new char[(int) (segment.byteSize() / Character.BYTES)];
    MemorySegment.copy(segment, Section.CHAR, 0, pool, 0, pool.length);
    return TermTable.of(pool, ints(starts, field));
  }

  private int[] ints(Kind kind, int field) throws IOException {
    MemorySegment segment = sections.find(kind, field);
    int[] values = new int[(int) (segment.byteSize() / Integer.BYTES)];
    MemorySegment.copy(segment, Section.INT, 0, values, 0, values.length);
    return values;
  }

  private long[] longs(Kind kind, int field) throws IOException {
    MemorySegment segment = sections.find(kind, field);
    long[] values = new long[(int) (segment.byteSize() / Long.BYTES)];
    MemorySegment.copy(segment, Section.LONG, 0, values, 0, values.length);
    return values;
  }
}
