package dev.waybill.ops.search.file;

import dev.waybill.ops.search.file.Section.Kind;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// The sections of a mapped file, after every check that its header and checksums allow.
final class SectionTable {
  /// What one byte buffer, and so one update of a checksum, spans at most.
  private static final long STRIDE = 1 << 30;

  private final MemorySegment file;
  private final List<Section> sections;

  private SectionTable(MemorySegment file, List<Section> sections) {
    this.file = file;
    this.sections = sections;
  }

  static SectionTable map(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new BrokenIndexException("is a folder");
    }
    MemorySegment file;
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      // An automatic arena: documents may be fetched as long as anybody holds the index.
      file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
    }
    int count = checkHead(file);
    long end = Section.HEAD + (long) Section.ENTRY * count;
    check(file.asSlice(0, end), file.get(Section.INT, end), "its header");
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Section section = section(file, Section.HEAD + (long) Section.ENTRY * i);
      sections.add(section);
      String what = "section " + (i + 1) + " of " + count;
      check(file.asSlice(section.offset(), section.length()), section.checksum(), what);
    }
    return new SectionTable(file, sections);
  }

  MemorySegment find(Kind kind, int field) throws BrokenIndexException {
    for (Section section : sections) {
      if (section.kind() == kind.code() && section.field() == field) {
        return file.asSlice(section.offset(), section.length());
      }
    }
    throw new BrokenIndexException("lacks the section " + kind + " of field " + field);
  }

  private static int checkHead(MemorySegment file) throws BrokenIndexException {
    long size = file.byteSize();
    if (size < Section.HEAD + Integer.BYTES || file.get(Section.LONG, 0) != Section.MAGIC) {
      throw new BrokenIndexException("is not a Waybill index");
    }
    int version = file.get(Section.INT, 8);
    if (version != Section.VERSION) {
      throw new BrokenIndexException(
          "has format version " + version + " instead of " + Section.VERSION);
    }
    long length = file.get(Section.LONG, 16);
    if (size != length) {
      String kind = size < length ? "is truncated" : "has a wrong length";
      throw new BrokenIndexException(kind + ": found " + size + " bytes of " + length);
    }
    int count = file.get(Section.INT, 12);
    if (count < 1 || Section.HEAD + (long) Section.ENTRY * count + Integer.BYTES > size) {
      throw damaged("its header");
    }
    return count;
  }

  private static Section section(MemorySegment file, long at) {
    return new Section(
        file.get(Section.INT, at),
        file.get(Section.INT, at + 4),
        file.get(Section.LONG, at + 8),
        file.get(Section.LONG, at + 16),
        file.get(Section.INT, at + 24));
  }

  private static void check(MemorySegment bytes, int expected, String what)
      throws BrokenIndexException {
    CRC32C crc = new CRC32C();
    for (long at = 0; at < bytes.byteSize(); at += STRIDE) {
      crc.update(bytes.asSlice(at, Math.min(STRIDE, bytes.byteSize() - at)).asByteBuffer());
    }
    if ((int) crc.getValue() != expected) {
      throw damaged(what);
    }
  }

  private static BrokenIndexException damaged(String what) {
    return new BrokenIndexException("is damaged: the checksum of " + what + " is wrong");
  }
}
