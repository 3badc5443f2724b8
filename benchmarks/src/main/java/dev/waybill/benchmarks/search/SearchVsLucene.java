package dev.waybill.benchmarks.search;

import dev.waybill.api.Search;
import dev.waybill.ops.search.Index;
import dev.waybill.ops.search.IndexBuilder;
import dev.waybill.ops.search.Postings;
import dev.waybill.ops.search.TopDocs;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;

/// Indexing and searching the synthetic million beside Lucene, interleaved in one JVM and one
/// thread. Every list of both sides is compared on the way, to the last bit.
///
/// Arguments: the number of documents (default 1,000,000), of rounds (default 9) and of seconds of
/// warming up (default 25); `100000 5 5` is a quick look. Run it with `-Xmx2g --add-modules
/// jdk.incubator.vector`, without which Lucene is slower.
public final class SearchVsLucene {
  private static final int QUERIES = 500;
  private static final int[] LENGTHS = {2, 4, 8};

  /// Queries of these numbers warm both sides up; none of them is measured.
  private static final int WARM_FROM = 1000;

  private final PrintStream out;
  private final int rounds;
  private final int warmSeconds;
  private final SyntheticMillion texts = new SyntheticMillion();

  private SearchVsLucene(PrintStream out, int rounds, int warmSeconds) {
    this.out = out;
    this.rounds = rounds;
    this.warmSeconds = warmSeconds;
  }

  /// Runs the comparison and prints it.
  ///
  /// @param arguments documents and rounds
  /// @throws IOException if the index of Lucene cannot be written
  public static void main(String[] arguments) throws IOException {
    int documents = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9;
    int warmSeconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 25;
    new SearchVsLucene(System.out, rounds, warmSeconds).run(documents);
  }

  private void run(int documents) throws IOException {
    boolean vector = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    out.printf(
        Locale.ROOT,
        "JDK %s, vector module %s, heap %d MB%n",
        Runtime.version(),
        vector ? "on" : "off",
        max());
    Path folder = Files.createTempDirectory("waybill-lucene");
    try {
      warmBuilding(folder.resolve("warm"), Math.min(documents, 50_000));
      long[] luceneNanos = new long[1];
      long[] ourNanos = new long[1];
      LuceneSide lucene = LuceneSide.build(folder.resolve("index"), texts, documents, luceneNanos);
      Index ours = build(documents, ourNanos);
      printBuilding(documents, luceneNanos[0], ourNanos[0], folder.resolve("index"));
      compare(lucene, ours);
      lucene.close();
    } finally {
      delete(folder);
    }
  }

  private void warmBuilding(Path folder, int documents) throws IOException {
    LuceneSide.build(folder, texts, documents, new long[1]).close();
    build(documents, new long[1]);
  }

  private Index build(int documents, long[] nanos) {
    IndexBuilder builder = IndexBuilder.of("whitespace").storing(false);
    for (int i = 0; i < documents; i++) {
      String text = texts.document(i);
      long start = System.nanoTime();
      builder.add(Map.of("text", text));
      nanos[0] += System.nanoTime() - start;
    }
    long start = System.nanoTime();
    Index index = builder.build();
    nanos[0] += System.nanoTime() - start;
    return index;
  }

  private void compare(LuceneSide lucene, Index ours) throws IOException {
    long begin = System.nanoTime();
    ourList(ours, "t10");
    out.printf(
        Locale.ROOT,
        "first query with all impacts: %d ms%n",
        (System.nanoTime() - begin) / 1_000_000);
    out.printf(Locale.ROOT, "heap in use after a collection: %d MB%n", used());
    List<List<String>> warm = queries(WARM_FROM);
    long end = System.nanoTime() + warmSeconds * 1_000_000_000L;
    while (System.nanoTime() < end) {
      for (List<String> queries : warm) {
        round(lucene, ours, queries);
      }
    }
    List<List<String>> measured = queries(0);
    double[][][] seconds = new double[LENGTHS.length][rounds][];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < LENGTHS.length; i++) {
        seconds[i][round] = round(lucene, ours, measured.get(i));
      }
    }
    for (int i = 0; i < LENGTHS.length; i++) {
      double[][] rows = seconds[i];
      out.printf(
          Locale.ROOT,
          "%d terms: Lucene %s queries/s, Waybill %s queries/s, ratio %s%n",
          LENGTHS[i],
          spread("%.0f", Arrays.stream(rows).mapToDouble(row -> QUERIES / row[0]).toArray()),
          spread("%.0f", Arrays.stream(rows).mapToDouble(row -> QUERIES / row[1]).toArray()),
          spread("%.2f", Arrays.stream(rows).mapToDouble(row -> row[0] / row[1]).toArray()));
    }
  }

  /// Returns the seconds of Lucene and ours for the same queries; both start from text.
  private static double[] round(LuceneSide lucene, Index ours, List<String> queries)
      throws IOException {
    ScoreDoc[][] theirs = new ScoreDoc[queries.size()][];
    TopDocs[] found = new TopDocs[queries.size()];
    long start = System.nanoTime();
    for (int i = 0; i < theirs.length; i++) {
      Query query = LuceneSide.query(queries.get(i));
      theirs[i] = lucene.search(query);
    }
    long middle = System.nanoTime();
    for (int i = 0; i < found.length; i++) {
      found[i] = ourList(ours, queries.get(i));
    }
    long end = System.nanoTime();
    for (int i = 0; i < found.length; i++) {
      check(queries.get(i), theirs[i], found[i]);
    }
    return new double[] {(middle - start) / 1e9, (end - middle) / 1e9};
  }

  private static TopDocs ourList(Index index, String query) {
    Postings postings = Search.lookup(index, query);
    return Search.bm25TopK(postings);
  }

  private static void check(String query, ScoreDoc[] theirs, TopDocs ours) {
    int[] docs = ours.docs().toIntArray();
    float[] scores = ours.scores().toFloatArray();
    boolean equal = docs.length == theirs.length;
    for (int i = 0; equal && i < docs.length; i++) {
      equal =
          docs[i] == theirs[i].doc
              && Float.floatToRawIntBits(scores[i]) == Float.floatToRawIntBits(theirs[i].score);
    }
    if (!equal) {
      throw new IllegalStateException(
          "the lists of \"" + query + "\" differ: " + Arrays.toString(docs));
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

  private void printBuilding(int documents, long lucene, long ours, Path folder)
      throws IOException {
    out.printf(
        Locale.ROOT,
        "indexing: Lucene %.0f documents/s, Waybill %.0f documents/s, ratio %.2f%n",
        documents * 1e9 / lucene,
        documents * 1e9 / ours,
        (double) lucene / ours);
    try (Stream<Path> files = Files.list(folder)) {
      long bytes = files.mapToLong(file -> file.toFile().length()).sum();
      out.printf(
          Locale.ROOT, "Lucene's index: %d MB of mapped file; ours is on the heap%n", bytes >> 20);
    }
  }

  private static String spread(String format, double[] values) {
    Arrays.sort(values);
    String all = format + " (" + format + "–" + format + ")";
    return String.format(
        Locale.ROOT, all, values[values.length / 2], values[0], values[values.length - 1]);
  }

  private static long max() {
    return Runtime.getRuntime().maxMemory() >> 20;
  }

  private static long used() {
    System.gc();
    return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
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
