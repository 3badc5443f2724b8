package dev.waybill.benchmarks.search;

import dev.waybill.ops.search.Index;
import dev.waybill.ops.search.IndexBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Builds one index after the other, in turns. The making of the texts is not counted.
final class BuildDuel {
  /// Texts are made for so many documents, then the clock runs while they are indexed.
  private static final int BATCH = 10_000;

  private final SyntheticMillion texts;
  private final int documents;
  private final Path folder;

  BuildDuel(SyntheticMillion texts, int documents, Path folder) {
    this.texts = texts;
    this.documents = documents;
    this.folder = folder;
  }

  /// Builds both once; who begins changes from round to round.
  Sides round(int number, Duel duel) throws IOException {
    Path place = folder.resolve("lucene-" + number);
    Stopwatch theirs = Stopwatch.ofProcess();
    Stopwatch ours = Stopwatch.ofProcess();
    long before = Heap.used();
    LuceneSide lucene;
    Index index;
    if (number % 2 == 0) {
      lucene = lucene(place, theirs);
      long between = Heap.used();
      index = index(ours);
      return sides(duel, lucene, index, theirs, ours, between - before, Heap.used() - between);
    }
    index = index(ours);
    long between = Heap.used();
    lucene = lucene(place, theirs);
    return sides(duel, lucene, index, theirs, ours, Heap.used() - between, between - before);
  }

  private static Sides sides(
      Duel duel,
      LuceneSide lucene,
      Index index,
      Stopwatch theirs,
      Stopwatch ours,
      long theirHeap,
      long ourHeap) {
    duel.add(theirs.cost(), ours.cost());
    return new Sides(lucene, index, theirHeap, ourHeap);
  }

  private LuceneSide lucene(Path place, Stopwatch watch) throws IOException {
    try (LuceneSide.Builder builder = new LuceneSide.Builder(place)) {
      for (int from = 0; from < documents; from += BATCH) {
        String[] batch = batch(from);
        watch.start();
        for (String text : batch) {
          builder.add(text);
        }
        watch.stop();
      }
      watch.start();
      LuceneSide side = builder.build();
      watch.stop();
      return side;
    }
  }

  private Index index(Stopwatch watch) {
    IndexBuilder builder = IndexBuilder.of("whitespace").storing(false);
    for (int from = 0; from < documents; from += BATCH) {
      String[] batch = batch(from);
      watch.start();
      for (String text : batch) {
        builder.add(Map.of("text", text));
      }
      watch.stop();
    }
    watch.start();
    Index index = builder.build();
    watch.stop();
    return index;
  }

  private String[] batch(int from) {
    String[] batch = new String[Math.min(BATCH, documents - from)];
    for (int i = 0; i < batch.length; i++) {
      batch[i] = texts.document(from + i);
    }
    return batch;
  }

  /// Both indexes, and the bytes of heap that each keeps.
  record Sides(LuceneSide lucene, Index ours, long luceneHeap, long ourHeap) {}
}
