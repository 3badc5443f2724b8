package dev.waybill.cli;

import dev.waybill.ops.search.Hits;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Shows the whole road on text that every JDK carries.
@Command(
    name = "demo",
    description =
        "Show the whole road: the registry, an index of the JDK's own documentation, and queries"
            + " answered by ops that are called by name.",
    footer = {
      "Example:",
      "  waybill demo 'sort a list in place' 'read a file line by line'",
      "  waybill demo --train"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DemoCommand implements Callable<Integer> {

  private static final List<String> QUERIES =
      List.of(
          "hash table that several threads may update",
          "sort an array of objects in a stable order",
          "convert bytes to characters with a charset",
          "run a task after a delay",
          "walk a tree of files and folders");
  private static final int SHOWN = 3;

  @ParentCommand private Waybill waybill;

  @Parameters(arity = "0..*", paramLabel = "QUERY", description = "Other queries to answer.")
  private List<String> queries = List.of();

  @Option(
      names = "--jdk",
      paramLabel = "DIR",
      description = "The JDK whose sources are indexed; that which runs this where left out.")
  private Path jdk = Path.of(System.getProperty("java.home"));

  @Option(
      names = "--train",
      description =
          "Instead, train a model that tells which package a sentence of the documentation is from;"
              + " it takes up to two minutes.")
  private boolean train;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where --train writes its curve; a new temporary folder where left out.")
  private @Nullable Path folder;

  @Override
  public Integer call() throws IOException {
    if (train) {
      if (!queries.isEmpty()) {
        throw Failure.usage("--train takes no queries.");
      }
      JdkDocs docs = JdkDocs.of(jdk);
      if (!docs.exist()) {
        throw Failure.of(
            "there is no " + docs.sources() + " to learn from; --jdk names a JDK with sources.");
      }
      Path into = folder == null ? Files.createTempDirectory("waybill-train-") : folder;
      new TrainingDemo(waybill, docs, Files.createDirectories(into)).run();
      return ExitCodes.OK;
    }
    queries.forEach(SearchCommand::checkQuery);
    PrintStream out = waybill.terminal().out();
    Library library = waybill.library();
    showRegistry(out, library);
    SearchOps ops = new SearchOps(library);
    Object index = index(out, ops);
    for (String query : queries.isEmpty() ? QUERIES : queries) {
      answer(out, ops, index, query);
    }
    showSite(out);
    out.println("Go on with: waybill ops, waybill show search.topK, waybill --help");
    return ExitCodes.OK;
  }

  /// The launcher of a checkout says where the build has put the docs of its ops.
  private static void showSite(PrintStream out) {
    String site = System.getProperty("waybill.site", "");
    if (!site.isEmpty() && Files.exists(Path.of(site))) {
      out.println("The docs of these ops, with a search: " + Path.of(site).toUri());
    }
  }

  private static void showRegistry(PrintStream out, Library library) {
    List<Library.Entry> entries = library.entries(2, "");
    out.println("== The registry: " + Sentences.count(entries.size(), "name"));
    out.println();
    TextTable table = new TextTable("  ");
    entries.stream()
        .filter(e -> e.name().startsWith("search.") && !e.kind().equals("type"))
        .forEach(e -> table.row(e.name(), e.kind(), e.signature()));
    out.println(table);
    out.println("== What is known of one of them");
    out.println();
    library.describe("search.topK", false).lines().forEach(line -> out.println("  " + line));
    out.println();
  }

  private Object index(PrintStream out, SearchOps ops) {
    long start = System.nanoTime();
    List<TextDocument> documents;
    try (Progress progress = new Progress(waybill.terminal(), "reading")) {
      documents = documents(out, progress);
    }
    double reading = seconds(start);
    long characters = documents.stream().mapToLong(d -> d.text().length()).sum();
    start = System.nanoTime();
    Object index;
    try (Progress progress = new Progress(waybill.terminal(), "indexing")) {
      index = ops.index(documents, "english", progress);
    }
    out.printf(
        Locale.ROOT,
        "   %s, %,d characters: read in %.1f s, indexed in %.1f s by search.index%n%n",
        Sentences.count(documents.size(), "document"),
        characters,
        reading,
        seconds(start));
    return index;
  }

  private List<TextDocument> documents(PrintStream out, Progress progress) {
    JdkDocs docs = JdkDocs.of(jdk);
    if (docs.exist()) {
      out.println("== The index: documentation comments in " + docs.sources());
      return docs.read(progress);
    }
    out.println("== The index: the docs of these ops, because there is no " + docs.sources());
    List<TextDocument> documents = new ArrayList<>();
    Map<String, String> pages = waybill.library().pages();
    pages.forEach((name, text) -> documents.add(TextDocument.of(name, text)));
    return documents;
  }

  private void answer(PrintStream out, SearchOps ops, Object index, String text) {
    SearchOps.Query query = new SearchOps.Query(text, TextDocument.TEXT, "any", SHOWN);
    long start = System.nanoTime();
    Hits hits = ops.search(index, query);
    double milliseconds = (System.nanoTime() - start) / 1e6;
    out.printf(
        Locale.ROOT,
        "== %s (%s in %.1f ms by search.search)%n",
        text,
        Sentences.count(hits.total(), "document"),
        milliseconds);
    SearchCommand.print(hits, index, query, ops, waybill.terminal());
    out.println();
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
