package dev.waybill.ops.search.file;

import dev.waybill.ops.search.engine.FieldData;
import dev.waybill.ops.search.engine.IndexData;
import dev.waybill.ops.search.file.Section.Kind;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// Writes an index to a temporary file beside the wanted one and moves it there when it is whole: a
/// reader sees the old file or the new one.
public final class IndexFileWriter {
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20).order(Section.ORDER);
  private final List<Section> sections = new ArrayList<>();
  private CRC32C checksum = new CRC32C();
  private long sectionLength;

  private IndexFileWriter(FileChannel channel) {
    this.channel = channel;
  }

  /// Writes an index.
  ///
  /// @param index what to write
  /// @param target the file, replaced if it is there
  /// @throws IOException if it cannot be written; the target is then as it was
  public static void write(IndexData index, Path target) throws IOException {
    // What a link points to is replaced, not the link.
    Path absolute = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder == null || Files.isDirectory(absolute)) {
      throw new UnwritableException("it is a folder");
    }
    if (Files.exists(absolute) && !Files.isRegularFile(absolute)) {
      throw new UnwritableException("it is a device or the like");
    }
    if (!Files.isDirectory(folder)) {
      throw new UnwritableException(
          Files.exists(folder) ? "its folder is a file" : "its folder does not exist");
    }
    try (TemporaryFile temporary = TemporaryFile.beside(absolute)) {
      new IndexFileWriter(temporary.channel()).write(index);
      temporary.moveTo(absolute);
    }
  }

  private void write(IndexData index) throws IOException {
    int count = 5 + 8 * index.fields().size();
    channel.position(Section.HEAD + (long) Section.ENTRY * count + Integer.BYTES);
    bytes(Kind.META, -1, meta(index));
    chars(Kind.ID_CHARS, -1, index.ids().chars());
    ints(Kind.ID_STARTS, -1, index.ids().starts());
    stored(index);
    for (int number = 0; number < index.fields().size(); number++) {
      FieldData field = index.fields().get(number);
      chars(Kind.TERM_CHARS, number, field.terms().chars());
      ints(Kind.TERM_STARTS, number, field.terms().starts());
      longs(Kind.OFFSETS, number, field.offsets());
      ints(Kind.DOCS, number, field.docs());
      ints(Kind.FREQUENCIES, number, field.frequencies());
      longs(Kind.POSITION_OFFSETS, number, field.positionOffsets());
      ints(Kind.POSITIONS, number, field.positions());
      ints(Kind.LENGTHS, number, field.lengths());
    }
    header();
  }

  private static byte[] meta(IndexData index) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(index.fields().size());
    for (FieldData field : index.fields()) {
      out.writeUTF(field.name());
      out.writeUTF(field.analyzer());
      out.writeInt(field.documentsWithTokens());
    }
    return bytes.toByteArray();
  }

  private void stored(IndexData index) throws IOException {
    long[] offsets = new long[index.stored().size() + 1];
    begin();
    for (int doc = 0; doc < index.stored().size(); doc++) {
      byte[] record = index.stored().record(doc);
      offsets[doc + 1] = offsets[doc] + record.length;
      put(record);
    }
    end(Kind.STORED_BYTES, -1);
    longs(Kind.STORED_OFFSETS, -1, offsets);
  }

  private void header() throws IOException {
    long length = channel.position();
    ByteBuffer header =
        ByteBuffer.allocate(Section.HEAD + Section.ENTRY * sections.size() + Integer.BYTES)
            .order(Section.ORDER);
    header.putLong(Section.MAGIC).putInt(Section.VERSION).putInt(sections.size()).putLong(length);
    for (Section section : sections) {
      header
          .putInt(section.kind())
          .putInt(section.field())
          .putLong(section.offset())
          .putLong(section.length())
          .putInt(section.checksum());
    }
    CRC32C crc = new CRC32C();
    crc.update(header.array(), 0, header.position());
    header.putInt((int) crc.getValue()).flip();
    for (long at = 0; header.hasRemaining(); ) {
      at += channel.write(header, at);
    }
  }

  private void bytes(Kind kind, int field, byte[] values) throws IOException {
    begin();
    put(values);
    end(kind, field);
  }

  private void chars(Kind kind, int field, char[] values) throws IOException {
    begin();
    for (int at = 0; at < values.length; ) {
      int count = Math.min(values.length - at, buffer.capacity() / Character.BYTES);
      buffer.asCharBuffer().put(values, at, count);
      flush(count * Character.BYTES);
      at += count;
    }
    end(kind, field);
  }

  private void ints(Kind kind, int field, int[] values) throws IOException {
    begin();
    for (int at = 0; at < values.length; ) {
      int count = Math.min(values.length - at, buffer.capacity() / Integer.BYTES);
      buffer.asIntBuffer().put(values, at, count);
      flush(count * Integer.BYTES);
      at += count;
    }
    end(kind, field);
  }

  private void longs(Kind kind, int field, long[] values) throws IOException {
    begin();
    for (int at = 0; at < values.length; ) {
      int count = Math.min(values.length - at, buffer.capacity() / Long.BYTES);
      buffer.asLongBuffer().put(values, at, count);
      flush(count * Long.BYTES);
      at += count;
    }
    end(kind, field);
  }

  private void put(byte[] values) throws IOException {
    for (int at = 0; at < values.length; ) {
      if (!buffer.hasRemaining()) {
        flush(buffer.position());
      }
      int count = Math.min(values.length - at, buffer.remaining());
      buffer.put(values, at, count);
      at += count;
    }
  }

  private void begin() throws IOException {
    checksum = new CRC32C();
    sectionLength = 0;
    channel.position((channel.position() + 7) & ~7L);
  }

  private void end(Kind kind, int field) throws IOException {
    flush(buffer.position());
    long offset = channel.position() - sectionLength;
    sections.add(new Section(kind.code(), field, offset, sectionLength, (int) checksum.getValue()));
  }

  private void flush(int bytes) throws IOException {
    buffer.position(0).limit(bytes);
    checksum.update(buffer);
    buffer.rewind();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    sectionLength += bytes;
    buffer.clear();
  }
}
