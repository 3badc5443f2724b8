package dev.waybill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Indexes text.
@Command(
    name = "index",
    description = "Index the text of a folder, a zip or a file, for 'waybill search'.",
    footer = {
      "Every file of UTF-8 text is a document; .html loses its tags. In .jsonl files",
      "every line is one: {\"id\": \"7\", \"title\": \"…\", \"text\": \"…\"}, each text a field of",
      "its own; without a \"text\", search with --field. Files may be packed with gzip",
      "(.gz), in a zip too. Other files are passed over and counted.",
      "",
      "Examples:",
      "  waybill index docs",
      "  waybill index 文档.zip --analyzer smartcn --out zh.index"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class IndexCommand implements Callable<Integer> {

  @ParentCommand private Waybill waybill;

  @Parameters(paramLabel = "DIR|ZIP|FILE", description = "What to index.")
  private Path source;

  @Option(
      names = {"-o", "--out", "-i", "--index"},
      paramLabel = "FILE",
      defaultValue = "waybill.index",
      description = "The index; written whole or not at all. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--analyzer",
      paramLabel = "NAME",
      defaultValue = "standard",
      description =
          "How text becomes terms: standard, english, smartcn (Chinese), cjk, whitespace, keyword"
              + " (all of it one term), or an analyser of another library by its full name."
              + " Default: ${DEFAULT-VALUE}.")
  private String analyzer;

  @Override
  public Integer call() throws IOException {
    Terminal terminal = waybill.terminal();
    SearchOps ops = new SearchOps(waybill.library());
    long start = System.nanoTime();
    ops.checkAnalyzer(analyzer); // before anything is read
    List<TextDocument> documents = new ArrayList<>();
    int skipped;
    try (Progress progress = new Progress(terminal, "reading")) {
      TextSource text = new TextSource(source, progress);
      text.read(documents::add);
      skipped = text.skipped();
    }
    if (documents.isEmpty()) {
      throw Failure.of(source + " holds no text (" + skipped(skipped) + ").");
    }
    try (Progress progress = new Progress(terminal, "indexing")) {
      ops.save(ops.index(documents, analyzer, progress), out);
    }
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%s: %s indexed in %.1f s, %s; %s.%n",
            out,
            Sentences.count(documents.size(), "document"),
            (System.nanoTime() - start) / 1e9,
            skipped(skipped),
            Sentences.size(Files.size(out)));
    return ExitCodes.OK;
  }

  private static String skipped(int files) {
    return Sentences.count(files, "file") + " passed over";
  }
}
