package dev.waybill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

  @TempDir private Path folder;

  @Test
  void listsNamesWithTheirSignatures() {
    Outcome outcome = run("ops", "search.");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out().lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .matches(
                        "search\\.analyze +function +"
                            + "analyze\\(String text, String analyzer = \"standard\"\\) ->"
                            + " List<Token>"));
    assertThat(run("ops", "--json", "search.analyze").out())
        .contains("\"name\" : \"search.analyze\"", "\"kind\" : \"function\"");
  }

  @Test
  void callsByNameInEveryWay() {
    String expected = "Token[term=fox, position=0, start=0, end=5]\n";
    assertThat(run("call", "search.analyze", "foxes", "english").out()).isEqualTo(expected);
    assertThat(run("call", "search.analyze", "foxes", "--analyzer=english").out())
        .isEqualTo(expected);
    assertThat(run("call", "search.analyze", "--analyzer", "english", "--text", "foxes").out())
        .isEqualTo(expected);
    assertThat(run("call", "search.analyze", "-a", "text=foxes", "--arg", "analyzer=english").out())
        .isEqualTo(expected);
    assertThat(run("call", "search.analyze", "foxes", "english", "--json").out())
        .contains("\"term\" : \"fox\"", "\"end\" : 5");
    assertThat(run("call", "search.DEFAULT_K1").out()).isEqualTo("1.2\n");
  }

  @Test
  void showsDocsAndKernels() {
    Outcome outcome = run("show", "search.topK");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .startsWith("search.topK  (op)\n\n  topK(Tensor scores, int k = 10 [1..]) -> TopDocs\n")
        .contains("Takes the best documents", "\nArguments\n", "= 10 [1..]", "\nKernels\n")
        .containsPattern(
            "cpu +f32 +reference .*TopK#topK \\(dev/waybill/ops/search/TopK.java:\\d+\\)")
        .containsPattern("cpu +f32 +priority 10 ");
  }

  @Test
  void runsAPipeline() throws IOException {
    Path file =
        write(
            "p.json",
            """
            [
              {"op": "search.index", "args": {"documents": [
                {"id": "a", "text": "slow flow"}, {"id": "b", "text": "a wall"}]}, "as": "index"},
              {"op": "search.search", "args": {"index": "$index", "query": "wall"}, "as": "found"}
            ]
            """);
    assertThat(run("run", file.toString(), "--json").out())
        .contains("\"total\" : 1", "\"id\" : \"b\"");
  }

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

  @Test
  void answersUnknownNamesWithTheNearest() {
    refused(2, "call", List.of("search.analyz", "x"), "search.analyz: ", "search.analyze");
    refused(2, "show", List.of("search.topk"), "search.topk: ", "search.topK");
  }

  @Test
  void refusesWrongArguments() {
    refuses(
        2,
        "waybill call: search.analyze: there is no argument \"txt\", expected one of text, analyzer.",
        "call",
        "search.analyze",
        "--txt=a");
    refuses(
        2, "waybill call: search.analyze: the argument text is missing.", "call", "search.analyze");
    refuses(
        2,
        "waybill call: search.analyze: found 3 arguments, expected at most 2.",
        "call",
        "search.analyze",
        "a",
        "english",
        "c");
    refuses(
        2,
        "waybill call: search.analyze: argument text is given twice.",
        "call",
        "search.analyze",
        "a",
        "--text=b");
    refuses(
        2,
        "waybill call: search.analyze: --text is the last word and needs a value.",
        "call",
        "search.analyze",
        "--text");
    refuses(
        2,
        "waybill call: search.analyze: --arg takes name=value, found \"text\".",
        "call",
        "search.analyze",
        "--arg",
        "text");
    refuses(
        2,
        "waybill call: search.topK: argument k: found the string \"many\", expected a value of type"
            + " int.",
        "call",
        "search.topK",
        "[1, 2]",
        "many");
    refuses(
        2,
        "waybill call: search.topK: argument scores: the tensor is ragged, found 1 element, expected"
            + " 2.",
        "call",
        "search.topK",
        "[[1, 2], [3]]");
  }

  @Test
  void refusesArgumentsThatTheOpRefuses() {
    refused(2, "call", List.of("search.topK", "[1, 2]", "0"), "search.topK: ", "k", "found 0");
    refused(2, "call", List.of("search.topK", "[1, 2]", "--k", "0"), "found 0");
    refused(2, "call", List.of("search.topK", "[1, 2]", "--k", "1.5"), "the number 1.5");
    refused(2, "call", List.of("search.topK", "[1, 2]", "-3"), "search.topK: ", "k", "found -3");
    refused(2, "call", List.of("search.topK", "[1, NaN]"), "search.topK: ", "NaN for document 1");
    refused(
        2, "call", List.of("search.analyze", "a", "latin"), "argument analyzer: found \"latin\"");
  }

  @Test
  void countsAllArgumentsWhereTheyAreTooMany() {
    refuses(
        2,
        "waybill call: search.topK: found 4 arguments, expected at most 2.",
        "call",
        "search.topK",
        "[1]",
        "2",
        "3",
        "--k",
        "3");
  }

  @Test
  void refusesEmptyPaths() {
    for (String command : List.of("index", "run")) {
      Outcome outcome = run(command, "");
      assertThat(outcome.err())
          .startsWith("waybill " + command + ": Invalid value for positional parameter")
          .endsWith(": the path is empty; see waybill " + command + " --help.\n");
      assertThat(outcome.exitCode()).isEqualTo(ExitCodes.USAGE);
    }
    String help = "; see waybill index --help.";
    for (String option : List.of("-o", "--index")) {
      refuses(
          2,
          "waybill index: Invalid value for option '--index': the path is empty" + help,
          "index",
          "docs",
          option,
          "");
    }
    refuses(
        2,
        "waybill call: search.open: argument path: found an empty text, expected a path of a file.",
        "call",
        "search.open",
        "");
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
  void refusesWrongUsage() {
    refuses(
        2, "waybill: there is no command \"sho\", did you mean show?; see waybill --help.", "sho");
    refuses(2, "waybill search: the query is empty.", "search", " ");
    refuses(2, "waybill search: -k must be at least 1, found 0.", "search", "x", "-k", "0");
    refuses(
        2,
        "waybill ops: there is no API generation 3, expected 1 or 2.",
        "ops",
        "--generation",
        "3");
    refuses(
        2, "waybill show: Missing required parameter: 'NAME'; see waybill show --help.", "show");
    refuses(
        2,
        "waybill ops: the class path names /no/such.jar, which does not exist.",
        "ops",
        "--class-path",
        "/no/such.jar");
  }

  @Test
  void refusesALibraryWhoseProviderIsMissing() throws IOException {
    Path services = folder.resolve("library/META-INF/services");
    Files.createDirectories(services);
    Files.writeString(services.resolve("dev.waybill.spi.ExportModule"), "org.example.Missing\n");

    refuses(
        1,
        "waybill ops: a module with exports does not load: dev.waybill.spi.ExportModule: Provider"
            + " org.example.Missing not found.",
        "ops",
        "--class-path",
        folder.resolve("library").toString());
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
    refused(
        1, "index", List.of(twice.toString(), "--out", out.toString()), "found the id \"a\" twice");
    Path text = write("a.txt", "text");
    refused(
        1,
        "index",
        List.of(text.toString(), "--out", folder.resolve("no/where").toString()),
        "search.save: argument path: found ");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .containsExactlyInAnyOrder("broken.zip", "empty", "twice.jsonl", "a.txt");
    }
  }

  @Test
  void refusesWhatIsNoIndex() throws IOException {
    Path corrupt = write("corrupt.index", "no index");
    refuses(
        1,
        "waybill search: search.open: argument path: found "
            + corrupt
            + ", which is not a Waybill index, expected a file of search.save.",
        "search",
        "x",
        "--index",
        corrupt.toString());
    Path missing = folder.resolve("missing.index");
    refuses(
        1,
        "waybill search: search.open: argument path: found "
            + missing
            + ", which does not exist, expected a file of search.save.",
        "search",
        "x",
        "--index",
        missing.toString());
  }

  @Test
  void tellsLineAndColumnInPipelines() throws IOException {
    Path malformed = write("m.json", "[\n  {\"op\" \"search.analyze\"}\n]");
    refuses(
        2,
        "waybill run: "
            + malformed
            + ":2:9: Unexpected character ('\"'): was expecting a colon to separate field name and"
            + " value.",
        "run",
        malformed.toString());
    Path unknown = write("u.json", "[{\"op\": \"search.analyze\", \"args\": {\"txt\": \"a\"}}]");
    refuses(
        2,
        "waybill run: "
            + unknown
            + ":1:43: search.analyze: there is no argument \"txt\", expected one of text, analyzer.",
        "run",
        unknown.toString());
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

  @Test
  void showsStackTracesForDebuggingOnly() {
    assertThat(run("search", "", "--debug").err())
        .startsWith("waybill search: the query is empty.\n")
        .contains("\tat dev.waybill.cli.SearchCommand.call");
  }

  @Test
  void documentsItself() {
    Outcome help = run("--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out())
        .contains("ops", "show", "call", "run", "index", "search", "demo", "completion")
        .contains("Exit codes:", "2   wrong usage");
    for (String command : List.of("ops", "show", "call", "run", "index", "search", "demo")) {
      assertThat(run(command, "--help").out()).startsWith("Usage: waybill " + command);
    }
    assertThat(run("completion").out()).contains("complete -F _complete_waybill");
    assertThat(run("--version").out()).startsWith("waybill 0.");
  }

  /// Runs and expects one line of complaint that holds all these words.
  private static void refused(
      int exitCode, String command, List<String> arguments, String... words) {
    String[] args = Stream.concat(Stream.of(command), arguments.stream()).toArray(String[]::new);
    Outcome outcome = run(args);
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.err()).startsWith("waybill " + command + ": ").contains(words);
    assertThat(outcome.err().strip()).endsWith(".");
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(exitCode);
  }

  private static void refuses(int exitCode, String sentence, String... args) {
    assertThat(run(args)).isEqualTo(new Outcome(exitCode, "", sentence + "\n"));
  }

  private static Outcome run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Main.run(args, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    return new Outcome(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return Files.writeString(file, text, UTF_8);
  }

  private record Outcome(int exitCode, String out, String err) {}
}
