package dev.waybill.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSourceTest {

  @TempDir private Path folder;

  private final List<TextDocument> documents = new ArrayList<>();

  @Test
  void readsAFolderInTheOrderOfNamesAndCountsWhatIsNoText() throws IOException {
    write("b.txt", "second");
    write("a/x.md", "# first");
    write("page.html", "<p>one</p>");
    write(".git/config", "hidden");
    write("empty.txt", " ");
    Files.write(folder.resolve("binary.txt"), new byte[] {'a', 0, 'b'});
    Files.write(folder.resolve("latin.txt"), "größe".getBytes(ISO_8859_1));
    Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("missing"));
    assertThat(read(folder)).isEqualTo(3);
    assertThat(documents)
        .containsExactly(
            TextDocument.of("a/x.md", "# first"),
            TextDocument.of("b.txt", "second"),
            TextDocument.of("page.html", " one "));
  }

  @Test
  void readsJsonLinesPackedOrNot() throws IOException {
    write(
        "docs.jsonl",
        "{\"id\":\"7\",\"title\":\"T\",\"text\":\"中文\"}\n\n{\"text\":\"x\",\"n\":3}\n");
    Files.write(folder.resolve("z.jsonl.gz"), packed("{\"id\":9,\"text\":\"y\"}"));
    assertThat(read(folder)).isZero();
    assertThat(documents)
        .containsExactly(
            new TextDocument("7", Map.of("title", "T", "text", "中文"), "docs.jsonl:1"),
            new TextDocument("docs.jsonl:3", Map.of("text", "x", "n", "3"), "docs.jsonl:3"),
            new TextDocument("9", Map.of("text", "y"), "z.jsonl.gz:1"));
  }

  @Test
  void tellsAPackedFileFromThePlainOneBesideIt() throws IOException {
    write("a.txt", "plain");
    Files.write(folder.resolve("a.txt.gz"), packed("packed"));
    assertThat(read(folder)).isZero();
    assertThat(documents)
        .containsExactly(TextDocument.of("a.txt", "plain"), TextDocument.of("a.txt.gz", "packed"));
  }

  @Test
  void saysWhichLimitOfJsonALineExceeds() throws IOException {
    write("docs.jsonl", "[".repeat(1500));
    assertThatThrownBy(() -> read(folder.resolve("docs.jsonl")))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "docs.jsonl:1:1: Document nesting depth (1001) exceeds the maximum allowed (1000).");
  }

  @Test
  void tellsLineAndColumnOfMalformedJsonLines() throws IOException {
    write("docs.jsonl", "{\"id\":\"7\"}\n{\"id\" \"8\"}\n");
    assertThatThrownBy(() -> read(folder.resolve("docs.jsonl")))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "docs.jsonl:2:7: Unexpected character ('\"'): was expecting a colon to separate field"
                + " name and value.");
  }

  @Test
  void readsAZip() throws IOException {
    Path zip = folder.resolve("docs.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : List.of("b.txt", "a.txt", "c.bin")) {
        out.putNextEntry(new ZipEntry(name));
        out.write(name.equals("c.bin") ? new byte[4] : name.getBytes(UTF_8));
      }
    }
    assertThat(read(zip)).isEqualTo(1);
    assertThat(documents)
        .containsExactly(TextDocument.of("a.txt", "a.txt"), TextDocument.of("b.txt", "b.txt"));
  }

  @Test
  void readsPackedFilesInAZip() throws IOException {
    Path zip = folder.resolve("docs.zip");
    byte[] whole = packed("packed");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("a.txt.gz"));
      out.write(whole);
      out.putNextEntry(new ZipEntry("b.txt.gz"));
      out.write(whole, 0, whole.length - 10);
      out.putNextEntry(new ZipEntry("c.jsonl.gz"));
      out.write(packed("{\"id\":\"7\",\"text\":\"y\"}"));
    }
    assertThat(read(zip)).isEqualTo(1);
    assertThat(documents)
        .containsExactly(
            TextDocument.of("a.txt.gz", "packed"),
            new TextDocument("7", Map.of("text", "y"), "c.jsonl.gz:1"));
  }

  @ParameterizedTest
  @CsvSource({"GB18030, 上海.txt, 上海.txt", "UTF-8, 上海.txt, 上海.txt", "ISO-8859-1, é.txt, é.txt"})
  void readsAZipWhoseNamesAreNotUtf8(String charset, String name, String expected)
      throws IOException {
    Path zip = folder.resolve("docs.zip");
    try (ZipOutputStream out =
        new ZipOutputStream(Files.newOutputStream(zip), Charset.forName(charset))) {
      out.putNextEntry(new ZipEntry(name));
      out.write("天气".getBytes(UTF_8));
    }
    assertThat(read(zip)).isZero();
    assertThat(documents).containsExactly(TextDocument.of(expected, "天气"));
  }

  @Test
  void refusesABrokenGzipFileAndPassesItOverInAFolder() throws IOException {
    byte[] whole = packed("text ".repeat(100));
    Path truncated = Files.write(folder.resolve("t.txt.gz"), Arrays.copyOf(whole, 20));
    Path none = write("n.txt.gz", "no gzip");
    for (Path broken : List.of(truncated, none)) {
      assertThatThrownBy(() -> read(broken))
          .isInstanceOf(Failure.class)
          .hasMessage("cannot read " + broken + ": it is a broken gzip file.");
    }
    write("a.txt", "text");
    assertThat(read(folder)).isEqualTo(2);
    assertThat(documents).containsExactly(TextDocument.of("a.txt", "text"));
  }

  @Test
  void refusesWhatCannotBeRead() throws IOException {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> read(missing))
        .hasMessage("cannot read " + missing + ": there is no such file or folder.");
    Path broken = write("broken.zip", "no zip");
    assertThatThrownBy(() -> read(broken))
        .hasMessage("cannot read " + broken + ": it is a broken zip file.");
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private int read(Path path) {
    Terminal terminal =
        new Terminal(
            new PrintStream(new ByteArrayOutputStream(), false, UTF_8),
            new PrintStream(new ByteArrayOutputStream(), false, UTF_8),
            false);
    try (Progress progress = new Progress(terminal, "reading")) {
      TextSource source = new TextSource(path, progress);
      source.read(documents::add);
      return source.skipped();
    }
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text, UTF_8);
  }
}
