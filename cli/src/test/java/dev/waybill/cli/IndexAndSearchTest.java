package dev.waybill.cli;

import static dev.waybill.cli.Outcome.refused;
import static dev.waybill.cli.Outcome.refuses;
import static dev.waybill.cli.Outcome.run;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.device.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Indexing, searching and the demo.
class IndexAndSearchTest {

  @TempDir private Path folder;

  @Test
  void indexesAndSearchesChinese() throws IOException {
    write("文档/一.txt", "上海的天气今天很好，适合出门。");
    write("文档/二.txt", "北京的冬天很冷。");
    Path index = folder.resolve("zh.index");
    Outcome indexed =
        run("index", folder.resolve("文档").toString(), "--analyzer", "smartcn", "-o", index + "");
    assertThat(indexed.err()).isEmpty();
    assertThat(indexed.out()).startsWith(index + ": 2 documents indexed in ");
    Outcome found = run("search", "上海天气", "--index", index.toString());
    assertThat(found.out().lines().toList())
        .hasSize(3)
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).startsWith("  1. ").endsWith(" 一.txt");
              assertThat(lines.get(1).strip()).isEqualTo("[上海]的[天气]今天很好，适合出门。");
              assertThat(lines.get(2)).startsWith("1 document found in ");
            });
  }

  /// What the processor finds, but for the time.
  @Test
  void searchesOnADevice() throws IOException {
    Device device = Device.parse("opencl:0");
    String absence = device.absence().orElse("");
    if (!absence.isEmpty()) {
      boolean required =
          List.of(System.getProperty("waybill.require", "").split(",", -1)).contains("opencl");
      assertThat(required).as(absence).isFalse();
      Assumptions.abort("skipped: " + absence);
    }
    write("docs/wing.txt", "A wing in supersonic flow.");
    write("docs/layer.txt", "The boundary layer of a wing.");
    String index = folder.resolve("docs.index").toString();
    run("index", folder.resolve("docs").toString(), "-o", index);
    long before = device.memory().allocations();
    Outcome there = run("search", "boundary wing", "-i", index, "--device", "opencl:0");
    assertThat(device.memory().allocations()).isGreaterThan(before);
    Outcome here = run("search", "boundary wing", "-i", index);
    assertThat(there.err()).isEmpty();
    assertThat(there.out().lines().limit(4))
        .containsExactlyElementsOf(here.out().lines().limit(4).toList());
    assertThat(there.out()).contains("1. ", "layer.txt", "[boundary]", "2 documents found in ");
  }

  @Test
  void refusesDevicesThatAreNot() throws IOException {
    String index = folder.resolve("a.index").toString();
    run("index", write("a.txt", "wing").toString(), "-o", index);
    refuses(
        2,
        "waybill search: --device: found gpu, expected cpu, opencl:N or cuda:N.",
        "search",
        "wing",
        "-i",
        index,
        "--device",
        "gpu");
    refused(
        1,
        "search",
        List.of("wing", "-i", index, "--device", "opencl:700"),
        "--device opencl:700: no such device: ");
  }

  @Test
  void tellsWhichFieldsCanBeSearched() throws IOException {
    Path titles = write("titles.jsonl", "{\"id\":\"a\",\"title\":\"wing\",\"note\":\"x\"}\n");
    String index = folder.resolve("titles.index").toString();
    assertThat(run("index", titles.toString(), "-o", index).exitCode()).isZero();
    refuses(
        2,
        "waybill search: search.lookup: argument field: found \"text\", expected one of [title,"
            + " note]; choose one with --field.",
        "search",
        "wing",
        "-i",
        index);
    assertThat(run("search", "wing", "-i", index, "--field", "title").out()).contains("[wing]");
    refuses(
        2,
        "waybill search: search.search: argument mode: found the string \"both\", expected a value"
            + " of type Mode, one of [any, all].",
        "search",
        "wing",
        "-i",
        index,
        "--mode",
        "both");
  }

  @Test
  void namesEveryAnalyzerInTheHelp() throws IOException {
    String help = run("index", "--help").out();
    assertThat(run("ops", "search.analyzer.").out().lines())
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(help)
                    .contains(line.substring("search.analyzer.".length(), line.indexOf(' '))));
    refused(
        2,
        "index",
        List.of(write("a.txt", "a").toString(), "--analyzer", "englsh"),
        "found \"englsh\" (did you mean english?), expected one of [cjk, english, keyword,");
  }

  @Test
  void readsAFolderThroughALink() throws IOException {
    Path real = Files.createDirectories(folder.resolve("real"));
    Files.writeString(real.resolve("a.txt"), "a quick fox");
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    Path out = folder.resolve("linked.index");

    Outcome indexed = run("index", link.toString(), "-o", out.toString());

    assertThat(indexed.exitCode()).isZero();
    assertThat(run("search", "fox", "--index", out.toString()).out()).contains("a.txt");
  }

  @Test
  void refusesWhatCannotBeIndexedAndLeavesNothing() throws IOException {
    Path out = folder.resolve("out.index");
    Path missing = folder.resolve("missing");
    refuses(
        1,
        "waybill index: cannot read " + missing + ": there is no such file or folder.",
        "index",
        missing.toString(),
        "--out",
        out.toString());
    Path broken = write("broken.zip", "no zip");
    refuses(
        1,
        "waybill index: cannot read " + broken + ": it is a broken zip file.",
        "index",
        broken.toString(),
        "--out",
        out.toString());
    Path empty = Files.createDirectory(folder.resolve("empty"));
    refuses(
        1,
        "waybill index: " + empty + " holds no text (0 files passed over).",
        "index",
        empty.toString(),
        "--out",
        out.toString());
    Path twice =
        write("twice.jsonl", "{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"a\",\"text\":\"y\"}\n");
    refuses(
        1,
        "waybill index: two documents have the id \"a\", twice.jsonl:1 and twice.jsonl:2; give each"
            + " an id of its own.",
        "index",
        twice.toString(),
        "--out",
        out.toString());
    Path text = write("a.txt", "text");
    Path nowhere = folder.resolve("no/where");
    refuses(
        1,
        "waybill index: cannot write the index " + nowhere + ": its folder does not exist.",
        "index",
        text.toString(),
        "--out",
        nowhere.toString());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .containsExactlyInAnyOrder("broken.zip", "empty", "twice.jsonl", "a.txt");
    }
  }

  @Test
  void namesBothFilesThatHoldOneId() throws IOException {
    write("docs/one.jsonl", "{\"id\":\"a\",\"text\":\"x\"}\n");
    write("docs/two.jsonl", "{\"id\":\"b\",\"text\":\"y\"}\n\n{\"id\":\"a\",\"text\":\"z\"}\n");
    refuses(
        1,
        "waybill index: two documents have the id \"a\", one.jsonl:1 and two.jsonl:3; give each an"
            + " id of its own.",
        "index",
        folder.resolve("docs").toString(),
        "--out",
        folder.resolve("out.index").toString());
  }

  @Test
  void tellsTheSizeInTheUnitThatFits() throws IOException {
    Path out = folder.resolve("small.index");
    String said = run("index", write("a.txt", "a").toString(), "-o", out.toString()).out();
    assertThat(Files.size(out)).isLessThan(1024);
    assertThat(said).endsWith("0 files passed over; " + Files.size(out) + " bytes.\n");
    assertThat(Sentences.size(1)).isEqualTo("1 byte");
    assertThat(Sentences.size(1023)).isEqualTo("1,023 bytes");
    assertThat(Sentences.size(1024)).isEqualTo("1.0 KB");
    assertThat(Sentences.size(1500)).isEqualTo("1.5 KB");
    assertThat(Sentences.size(1 << 20)).isEqualTo("1.0 MB");
    assertThat(Sentences.size(5L << 30)).isEqualTo("5,120.0 MB");
  }

  @Test
  void refusesWhatIsNoIndex() throws IOException {
    Path corrupt = write("corrupt.index", "no index");
    refuses(
        1,
        "waybill search: cannot open the index "
            + corrupt
            + ": it is not a Waybill index; 'waybill index' makes an index.",
        "search",
        "x",
        "--index",
        corrupt.toString());
    Path missing = folder.resolve("missing.index");
    refuses(
        1,
        "waybill search: cannot open the index "
            + missing
            + ": there is no such file or folder; 'waybill index' makes an index.",
        "search",
        "x",
        "--index",
        missing.toString());
  }

  @Test
  void demonstratesOnTheDocsOfTheOpsWhereAJdkHasNoSources() {
    Outcome outcome = run("demo", "--jdk", folder.toString(), "documents that match a query");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .contains(
            "== The registry: ",
            "== The index: the docs of these ops, because there is no "
                + folder.resolve("lib").resolve("src.zip")
                + "\n")
        .containsPattern("== documents that match a query \\([1-9]\\d* documents? in ")
        .containsPattern(
            "  \\d\\. [0-9.]+ +dev.waybill:waybill-sample-ops:\\S+/search.md\n.*\\[match\\]");
  }

  @Test
  void demonstratesOnTheSourcesOfAJdk() throws IOException {
    Path lib = Files.createDirectories(folder.resolve("jdk/lib"));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(lib.resolve("src.zip")))) {
      zip.putNextEntry(new ZipEntry("java.base/java/util/Some.java"));
      zip.write("/** Sorts arrays in a stable order. */ class Some {}".getBytes(UTF_8));
    }
    assertThat(run("demo", "--jdk", folder.resolve("jdk").toString(), "sorted arrays").out())
        .contains("== The index: documentation comments in " + lib.resolve("src.zip") + "\n")
        .contains(" java.base/java/util/Some.java\n     [Sorts] [arrays] in a stable order.\n");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return Files.writeString(file, text, UTF_8);
  }
}
