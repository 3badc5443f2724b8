package dev.waybill.cli;

import dev.waybill.device.Device;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.ops.search.Hit;
import dev.waybill.ops.search.Hits;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Searches an index.
@Command(
    name = "search",
    description = "Search an index and show the best documents with the matched words.",
    footer = {
      "Examples:",
      "  waybill search 'boundary layer' -k 5",
      "  waybill search 上海的天气 --index zh.index --mode all",
      "  waybill search 'boundary layer' --device opencl:0"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SearchCommand implements Callable<Integer> {

  @ParentCommand private Waybill waybill;

  @Parameters(paramLabel = "QUERY", description = "Words, read as the index reads its texts.")
  private String text;

  @Option(
      names = {"-i", "--index"},
      paramLabel = "FILE",
      defaultValue = "waybill.index",
      description = "The index that 'waybill index' wrote. Default: ${DEFAULT-VALUE}.")
  private Path file;

  @Option(
      names = "-k",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many hits to show at most. Default: ${DEFAULT-VALUE}.")
  private int k;

  @Option(
      names = "--mode",
      paramLabel = "any|all",
      defaultValue = "any",
      description = "Whether any word is enough or all are needed. Default: ${DEFAULT-VALUE}.")
  private String mode;

  @Option(
      names = "--field",
      paramLabel = "NAME",
      defaultValue = TextDocument.TEXT,
      description = "The field to search. Default: ${DEFAULT-VALUE}.")
  private String field;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "cpu",
      description =
          "Where documents are scored: cpu, opencl:N or cuda:N. The time told is without the copy"
              + " of the index. Default: ${DEFAULT-VALUE}.")
  private String device;

  @Option(names = "--json", description = "Write the hits as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    checkQuery(text);
    if (k < 1) {
      throw Failure.usage("-k must be at least 1, found " + k + ".");
    }
    Device where = device(device);
    Terminal terminal = waybill.terminal();
    SearchOps ops = new SearchOps(waybill.library());
    Object index = SearchOps.on(where, ops.open(file));
    SearchOps.Query query = new SearchOps.Query(text, field, mode, k);
    long start = System.nanoTime();
    Hits hits = ops.search(index, query);
    double milliseconds = (System.nanoTime() - start) / 1e6;
    if (json) {
      terminal.out().println(ResultText.json(hits));
      return ExitCodes.OK;
    }
    print(hits, index, query, ops, terminal);
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%s found in %.1f ms.%n",
            Sentences.count(hits.total(), "document"),
            milliseconds);
    return ExitCodes.OK;
  }

  /// Reads the name of a device.
  ///
  /// @throws Failure if it is none, or this machine does not have it
  private static Device device(String name) {
    try {
      Device device = Device.parse(name);
      device
          .absence()
          .ifPresent(
              reason -> {
                throw Failure.of("--device " + name + ": no such device: " + reason + ".");
              });
      return device;
    } catch (WrongArgumentException e) {
      throw Failure.usage("--device: found " + name + ", expected cpu, opencl:N or cuda:N.", e);
    }
  }

  /// Refuses a query without words.
  ///
  /// @throws Failure if it is blank
  static void checkQuery(String query) {
    if (query.isBlank()) {
      throw Failure.usage("the query is empty.");
    }
  }

  /// Prints hits with their snippets.
  static void print(
      Hits hits, Object index, SearchOps.Query query, SearchOps ops, Terminal terminal) {
    for (Hit hit : hits.hits()) {
      terminal.out().printf(Locale.ROOT, "%3d. %-8.4f %s%n", hit.rank(), hit.score(), hit.id());
      terminal.out().println("     " + ops.snippet(index, hit.doc(), query, terminal));
    }
  }
}
