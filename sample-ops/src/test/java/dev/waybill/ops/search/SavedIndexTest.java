package dev.waybill.ops.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.ops.search.engine.FieldData;
import dev.waybill.ops.search.engine.Lengths;
import dev.waybill.ops.search.file.BrokenIndexException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedIndexTest {
  private static final Lengths LUCENE = Lengths.LUCENE_BYTE;
  private static final String REFUSALS =
      "search\\.open: argument path: found .*some\\.idx, which (is not a Waybill index"
          + "|has format version -?\\d+ instead of 1"
          + "|(is truncated|has a wrong length): found \\d+ bytes of -?\\d+"
          + "|is damaged: the checksum of .* is wrong)"
          + ", expected a file of search\\.save\\.";

  @TempDir Path folder;

  @Test
  void opensWhatWasSaved() {
    Index index = sample();
    Path file = save(index);
    Index opened = SavedIndex.open(file.toString());
    assertThat(opened.fields()).isEqualTo(List.of("title", "text"));
    assertThat(opened.analyzer("title")).isEqualTo("standard");
    assertThat(opened.analyzer("text")).isEqualTo("english");
    assertThat(opened.find("β")).hasValue(1);
    assertSameIndex(index, opened);
    assertThat(Search.search(opened, "flows", "text", Mode.ANY, 10, 1.2f, .75f, LUCENE))
        .isEqualTo(Search.search(index, "flows", "text", Mode.ANY, 10, 1.2f, .75f, LUCENE));
  }

  @Test
  void savesAnOpenedIndexOverItself() throws IOException {
    Path file = save(sample());
    byte[] first = Files.readAllBytes(file);
    Index opened = SavedIndex.open(file.toString());
    SavedIndex.save(opened, file.toString());
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
    assertThat(opened.document(1).fields()).containsEntry("text", "Heat flows 𠀀");
    assertThat(files()).isEqualTo(List.of("some.idx"));
  }

  @Test
  void savesAnEmptyIndex() {
    Index opened = SavedIndex.open(save(IndexBuilder.of("standard").build()).toString());
    assertThat(Search.search(opened, "x", "text", Mode.ANY, 10, 1.2f, .75f, LUCENE))
        .isEqualTo(new Hits(0, List.of()));
  }

  @Test
  void opensManyThousandFields() {
    Map<String, String> fields = new TreeMap<>();
    for (int i = 0; i < 9_000; i++) {
      fields.put("field" + i, "fox" + i);
    }
    IndexBuilder builder = IndexBuilder.of("standard");
    builder.add(fields);

    Index opened = SavedIndex.open(save(builder.build()).toString());

    assertThat(opened.document(0).fields()).isEqualTo(fields);
  }

  @Test
  void refusesEveryFlippedByteOrGivesTheSameIndex() throws IOException {
    Path file = save(sample());
    byte[] bytes = Files.readAllBytes(file);
    boolean[] covered = covered(bytes);
    int gaps = 0;
    for (int at = 0; at < bytes.length; at++) {
      for (int flip : new int[] {1, 0x80, 0xFF}) {
        bytes[at] ^= (byte) flip;
        Files.write(file, bytes);
        if (covered[at]) {
          assertThatThrownBy(() -> SavedIndex.open(file.toString()))
              .as("byte %d", at)
              .isInstanceOf(WrongArgumentException.class)
              .hasMessageMatching(REFUSALS);
        } else {
          gaps++;
          assertSameIndex(sample(), SavedIndex.open(file.toString()));
        }
        bytes[at] ^= (byte) flip;
      }
    }
    // Only up to 7 bytes before each of the 21 sections are read by nobody.
    assertThat(gaps).isPositive().isLessThan(3 * 21 * 8);
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    Path file = save(sample());
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 0; length < bytes.length; length += 7) {
      Files.write(file, Arrays.copyOf(bytes, length));
      String expected =
          length < 28
              ? "is not a Waybill index"
              : "is truncated: found " + length + " bytes of " + bytes.length;
      assertThatThrownBy(() -> SavedIndex.open(file.toString()))
          .hasMessage(refusal(file, expected));
    }
  }

  @Test
  void saysWhichVersionItFound() throws IOException {
    Path file = save(sample());
    byte[] bytes = Files.readAllBytes(file);
    bytes[8] = 2;
    Files.write(file, bytes);
    assertThatThrownBy(() -> SavedIndex.open(file.toString()))
        .hasMessage(refusal(file, "has format version 2 instead of 1"));
  }

  @Test
  void refusesSectionsThatDoNotFitTogether() throws IOException {
    Path file = save(sample());
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int count = header.getInt(12);
    header.putInt(24, 77); // The first section's kind, with a checksum that agrees.
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, 24 + 28 * count);
    header.putInt(24 + 28 * count, (int) crc.getValue());
    Files.write(file, bytes);
    assertThatThrownBy(() -> SavedIndex.open(file.toString()))
        .hasMessage(refusal(file, "lacks the section META of field -1"));
  }

  @Test
  void leavesNothingBehindWhereItCannotWrite() throws IOException {
    Path inside = folder.resolve("file");
    Files.writeString(inside, "x");
    Path target = inside.resolve("some.idx");
    assertThatThrownBy(() -> SavedIndex.save(sample(), target.toString()))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessageStartingWith(
            "search.save: argument path: found " + target + ", which cannot be written: ");
    assertThatThrownBy(() -> SavedIndex.save(sample(), folder.toString()))
        .hasMessage(unwritable(folder.toString(), "it is a folder"));
    assertThatThrownBy(() -> SavedIndex.save(sample(), folder + "/no/some.idx"))
        .hasMessage(unwritable(folder + "/no/some.idx", "its folder does not exist"));
    assertThat(files()).isEqualTo(List.of("file"));
  }

  @Test
  void leavesReadingToOthersAsFilesUsuallyAre() throws IOException {
    assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "skipped: no file permissions here");
    Path usual = Files.createFile(folder.resolve("usual"));
    assertThat(Files.getPosixFilePermissions(save(sample())))
        .isEqualTo(Files.getPosixFilePermissions(usual));
  }

  @Test
  void writesWhereALinkPoints() throws IOException {
    Path file = save(sample());
    Path link = folder.resolve("link");
    try {
      Files.createSymbolicLink(link, file);
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "skipped: no symbolic links here");
    }
    SavedIndex.save(IndexBuilder.of("standard").build(), link.toString());
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(SavedIndex.open(file.toString()).size()).isZero();
  }

  @Test
  void doesNotReplaceADevice() {
    assumeTrue(Files.exists(Path.of("/dev/null")), "skipped: no /dev/null here");
    assertThatThrownBy(() -> SavedIndex.save(sample(), "/dev/null"))
        .hasMessage(unwritable("/dev/null", "it is a device or the like"));
  }

  @Test
  void takesTheLongestNames() {
    Path file = folder.resolve("x".repeat(255));
    SavedIndex.save(sample(), file.toString());
    assertThat(SavedIndex.open(file.toString()).size()).isEqualTo(3);
  }

  @Test
  void saysWhatTheSystemRefused() {
    assertThat(SavedIndex.reason(new AccessDeniedException("/some/.temporary")))
        .isEqualTo("is not permitted");
    assertThat(SavedIndex.reason(new FileSystemException("x", null, "No space left on device")))
        .isEqualTo("fails with No space left on device");
  }

  @Test
  void refusesFilesThatAreNoIndex() throws IOException {
    Path text = folder.resolve("a.txt");
    Files.writeString(text, "a text that is long enough for a header, and is none");
    assertThatThrownBy(() -> SavedIndex.open(text.toString()))
        .hasMessage(refusal(text, "is not a Waybill index"))
        .hasCauseInstanceOf(BrokenIndexException.class);
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> SavedIndex.open(none.toString()))
        .hasMessage(refusal(none, "does not exist"))
        .hasCauseInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> SavedIndex.open(folder.toString()))
        .hasMessage(refusal(folder, "is a folder"));
    assertThatThrownBy(() -> SavedIndex.open(""))
        .hasMessage("search.open: argument path: found an empty text, expected a path of a file.");
    assertThatThrownBy(() -> SavedIndex.save(sample(), ""))
        .hasMessage("search.save: argument path: found an empty text, expected a path of a file.");
  }

  private static String refusal(Path file, String problem) {
    return "search.open: argument path: found "
        + file
        + ", which "
        + problem
        + ", expected a file of search.save.";
  }

  private static String unwritable(String file, String problem) {
    return "search.save: argument path: found "
        + file
        + ", which cannot be written: "
        + problem
        + ", expected a place for a file.";
  }

  private static Index sample() {
    IndexBuilder builder = IndexBuilder.of("english").field("title", "standard");
    builder.add("a", Map.of("title", "Boundary layers"));
    builder.add("β", Map.of("text", "Heat flows 𠀀"));
    builder.add("", Map.of("text", ""));
    return builder.build();
  }

  private Path save(Index index) {
    Path file = folder.resolve("some.idx");
    SavedIndex.save(index, file.toString());
    return file;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /// Header and sections; between them lie gaps that nothing reads.
  private static boolean[] covered(byte[] bytes) {
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int count = header.getInt(12);
    boolean[] covered = new boolean[bytes.length];
    Arrays.fill(covered, 0, 24 + 28 * count + 4, true);
    for (int i = 0; i < count; i++) {
      int offset = (int) header.getLong(24 + 28 * i + 8);
      Arrays.fill(covered, offset, offset + (int) header.getLong(24 + 28 * i + 16), true);
    }
    return covered;
  }

  private static void assertSameIndex(Index expected, Index found) {
    assertThat(found.size()).isEqualTo(expected.size()).isEqualTo(3);
    assertThat(found.fields()).isEqualTo(expected.fields());
    for (int doc = 0; doc < 3; doc++) {
      assertThat(found.document(doc)).isEqualTo(expected.document(doc));
    }
    for (String name : found.fields()) {
      assertSame(expected.field("test", name).data(), found.field("test", name).data());
    }
  }

  private static void assertSame(FieldData expected, FieldData found) {
    assertThat(found.terms().chars()).isEqualTo(expected.terms().chars());
    assertThat(found.terms().starts()).isEqualTo(expected.terms().starts());
    assertThat(found.offsets()).isEqualTo(expected.offsets());
    assertThat(found.docs()).isEqualTo(expected.docs());
    assertThat(found.frequencies()).isEqualTo(expected.frequencies());
    assertThat(found.positionOffsets()).isEqualTo(expected.positionOffsets());
    assertThat(found.positions()).isEqualTo(expected.positions());
    assertThat(found.lengths()).isEqualTo(expected.lengths());
    assertThat(found.documentsWithTokens()).isEqualTo(expected.documentsWithTokens());
  }
}
