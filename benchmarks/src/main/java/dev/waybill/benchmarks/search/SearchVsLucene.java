package dev.waybill.benchmarks.search;

import dev.waybill.api.Search;
import dev.waybill.benchmarks.search.BuildDuel.Sides;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Indexing and searching the synthetic million beside Lucene, in turns in one JVM and one thread.
/// Every list of both sides is compared on the way, to the last bit.
///
/// Arguments: the number of documents (default 1,000,000), of rounds of building (3), of rounds of
/// searching (15) and of seconds of warming up (25); `100000 3 9 10` is a quick look. Run it with
/// `-Xmx2g --add-modules jdk.incubator.vector`, without which Lucene is slower.
public final class SearchVsLucene {
  private static final int QUERIES = 500;
  private static final int[] LENGTHS = {2, 4, 8};

  /// Queries of these numbers warm both sides up; none of them is measured.
  private static final int WARM_FROM = 1000;

  private final PrintStream out;
  private final SyntheticMillion texts = new SyntheticMillion();

  private SearchVsLucene(PrintStream out) {
    this.out = out;
  }

  /// Runs the comparison and prints it.
  ///
  /// @param arguments documents, rounds of building, rounds of searching, seconds of warming up
  /// @throws IOException if the index of Lucene cannot be written
  public static void main(String[] arguments) throws IOException {
    int[] numbers = {1_000_000, 3, 15, 25};
    for (int i = 0; i < arguments.length; i++) {
      numbers[i] = Integer.parseInt(arguments[i]);
    }
    Path folder = Files.createTempDirectory("waybill-lucene");
    SearchVsLucene run = new SearchVsLucene(System.out);
    try {
      run.printSettings(numbers[0]);
      Sides sides = run.build(folder, numbers[0], numbers[1]);
      run.search(sides, numbers[2], numbers[3]);
      sides.lucene().close();
    } finally {
      delete(folder);
    }
  }

  private void printSettings(int documents) {
    boolean vector = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    out.printf(
        Locale.ROOT,
        "%,d documents, JDK %s, vector module %s, heap %d MB%n",
        documents,
        Runtime.version(),
        vector ? "on" : "off",
        Heap.megabytes(Runtime.getRuntime().maxMemory()));
  }

  private Sides build(Path folder, int documents, int rounds) throws IOException {
    int few = Math.min(documents, 50_000);
    BuildDuel warm = new BuildDuel(texts, few, folder.resolve("warm"));
    for (int round = 0; round < 2; round++) {
      warm.round(round, new Duel(few)).lucene().close();
    }
    BuildDuel building = new BuildDuel(texts, documents, folder.resolve("whole"));
    Duel duel = new Duel(documents);
    for (int round = 1; round < rounds; round++) {
      building.round(round, duel).lucene().close();
    }
    Sides sides = building.round(0, duel);
    out.printf(Locale.ROOT, "indexing, %d rounds%n  %s%n", rounds, duel.report("documents/s"));
    out.printf(
        Locale.ROOT,
        "memory: Lucene %d MB of heap and %d MB of mapped files, Waybill %d MB of heap%n",
        Heap.megabytes(sides.luceneHeap()),
        Heap.megabytes(sides.lucene().bytesOnDisk()),
        Heap.megabytes(sides.ourHeap()));
    return sides;
  }

  private void search(Sides sides, int rounds, int warmSeconds) throws IOException {
    long before = Heap.used();
    long begin = System.nanoTime();
    Search.bm25TopK(Search.lookup(sides.ours(), "t10"));
    long millis = (System.nanoTime() - begin) / 1_000_000;
    out.printf(
        Locale.ROOT,
        "impacts, computed by the first query: %d ms, %d MB of heap more%n",
        millis,
        Heap.megabytes(Heap.used() - before));
    SearchDuel searching = new SearchDuel(sides.lucene(), sides.ours());
    List<List<String>> warm = queries(WARM_FROM);
    long end = System.nanoTime() + warmSeconds * 1_000_000_000L;
    while (System.nanoTime() < end) {
      for (List<String> queries : warm) {
        searching.round(queries, true, new Duel(QUERIES));
      }
    }
    List<List<String>> measured = queries(0);
    Duel[] duels = new Duel[LENGTHS.length];
    for (int i = 0; i < duels.length; i++) {
      duels[i] = new Duel(QUERIES);
    }
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < duels.length; i++) {
        searching.round(measured.get(i), round % 2 == 0, duels[i]);
      }
    }
    for (int i = 0; i < duels.length; i++) {
      out.printf(
          Locale.ROOT,
          "%d terms, %d rounds of %d queries%n  %s%n",
          LENGTHS[i],
          rounds,
          QUERIES,
          duels[i].report("queries/s"));
    }
  }

  private List<List<String>> queries(int from) {
    List<List<String>> queries = new ArrayList<>();
    for (int terms : LENGTHS) {
      List<String> some = new ArrayList<>();
      for (int number = from; number < from + QUERIES; number++) {
        some.add(texts.query(terms, number));
      }
      queries.add(some);
    }
    return queries;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
