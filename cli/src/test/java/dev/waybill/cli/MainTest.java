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
  void listsOpsByDevice() {
    assertThat(names("ops", "--device", "cuda", "tensor."))
        .contains("tensor.add", "tensor.add_", "tensor.mm", "tensor.view")
        .doesNotContain("tensor.matmul");
    List<String> all = names("ops", "--device", "cpu", "tensor.");
    List<String> with = names("ops", "--device", "gpu", "tensor.");
    List<String> without = names("ops", "--device", "gpu", "--without", "tensor.");
    assertThat(with).isNotEmpty();
    assertThat(Stream.concat(with.stream(), without.stream()))
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(run("ops", "--device", "cuda", "tensor.add", "--json").out())
        .contains("\"name\" : \"tensor.add\"");
    refuses(
        2,
        "waybill ops: there is no device \"tpu\", expected cpu, opencl, cuda or gpu.",
        "ops",
        "--device",
        "tpu");
    refuses(2, "waybill ops: --without needs --device.", "ops", "--without");
    refuses(
        1,
        "waybill ops: no op whose name starts with \"search.analyze\" is with a kernel for gpu.",
        "ops",
        "search.analyze",
        "--device",
        "gpu");
  }

  private static List<String> names(String... arguments) {
    return run(arguments).out().lines().map(line -> line.split(" ", 2)[0]).toList();
  }

  @Test
  void showsKernelsThatWereWritten() {
    assertThat(run("show", "math.exp", "--kernels").out())
        .contains("\nWritten from elementwise methods\n", "return exp(x0);", "VectorMath.exp(x)");
    assertThat(run("show", "nn.functional.gelu", "--kernels").out())
        .contains("\nWritten from elementwise methods\n", "return VectorMath.gelu(x);");
  }

  @Test
  void showsKernelsAndTheirPrograms() {
    Outcome outcome = run("show", "tensor.add", "--kernels");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .startsWith("tensor.add  (op)\n\nKernels\n")
        .containsPattern(
            "cpu +f32 .*priority 0 +dev.waybill.ops.tensor.Add#add"
                + " \\(dev/waybill/ops/tensor/Add.java:\\d+\\)")
        .containsPattern("opencl +f32 .*priority 1 +dev.waybill.ops.tensor.Add#");
    if (Device.parse("opencl").absence().isEmpty()) {
      assertThat(outcome.out())
          .contains("\nPrograms on opencl:0 (", "\n// tensor.add\n", "KERNEL void run(long n");
      assertThat(run("show", "search.bm25", "--kernels").out()).contains("\n// search.bm25\n");
    } else {
      assertThat(outcome.out()).contains("\nPrograms\n  none: this machine has no device");
    }
    refuses(
        2,
        "waybill show: search.analyze: a function has no kernels; 'waybill trace' shows the ops that"
            + " it calls.",
        "show",
        "search.analyze",
        "--kernels");
    refuses(
        2,
        "waybill show: --json has the kernels already; leave out --kernels.",
        "show",
        "tensor.add",
        "--kernels",
        "--json");
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
  void answersUnknownNamesWithTheNearest() {
    refused(2, "call", List.of("search.analyz", "x"), "search.analyz: ", "search.analyze");
    refused(
        2,
        "show",
        List.of("search.topk"),
        "search.topk: nothing is registered under this name (did you mean search.topK, ");
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
    refuses(
        2,
        "waybill call: tensor.add: The size of tensor a (2) must match the size of tensor b (3) at"
            + " non-singleton dimension 0; found shapes [2] and [3], expected axes that are equal or 1,"
            + " counted from the last.",
        "call",
        "tensor.add",
        "[1, 2]",
        "[1, 2, 3]");
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
  void refusesWrongUsage() {
    refuses(
        2, "waybill: there is no command \"sho\", did you mean show?; see waybill --help.", "sho");
    refuses(2, "waybill search: the query is empty.", "search", " ");
    refuses(2, "waybill demo: the query is empty.", "demo", "x", "");
    String empty = ": the name is empty; 'waybill ops' lists all names.";
    refuses(2, "waybill show" + empty, "show", "");
    refuses(2, "waybill call" + empty, "call", " ", "3");
    refuses(
        2,
        "waybill call: search.DEFAULT_K1: found 1 argument, expected none.",
        "call",
        "search.DEFAULT_K1",
        "3");
    refuses(1, "waybill run: cannot read " + folder + ": it is a folder.", "run", folder + "");
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
        .contains("ops", "show", "call", "trace", "run", "index", "search", "train", "summary")
        .contains("demo", "launch", "completion")
        .contains("Exit codes:", "2   wrong usage");
    for (String command :
        List.of(
            "ops", "show", "call", "trace", "run", "index", "search", "train", "summary", "demo",
            "launch")) {
      assertThat(run(command, "--help").out()).startsWith("Usage: waybill " + command);
    }
    assertThat(run("run", "--help").out())
        .contains(
            "begins with a dollar sign is written with two, \"$$5\" for \"$5\". All of it is\n")
        .contains("\"args\": {\"text\": \"Thin layers\"}, \"as\": \"tokens\"},\n");
    assertThat(run("index", "--help").out())
        .contains(
            "every line is one: {\"id\": \"7\", \"title\": \"…\", \"text\": \"…\"}, each text a field of\n");
    assertThat(run("completion").out())
        .contains("complete -F _complete_waybill", "_picocli_waybill_trace");
    assertThat(run("--version").out()).startsWith("waybill 0.");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return Files.writeString(file, text, UTF_8);
  }
}
