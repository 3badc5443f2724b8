package dev.waybill.benchmarks.search;

import dev.waybill.api.Search;
import dev.waybill.ops.search.Index;
import dev.waybill.ops.search.TopDocs;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.ScoreDoc;

/// Answers the same queries on both sides, and compares each list to the last bit.
final class SearchDuel {
  private final LuceneSide lucene;
  private final Index ours;

  SearchDuel(LuceneSide lucene, Index ours) {
    this.lucene = lucene;
    this.ours = ours;
  }

  /// Answers all queries on one side, then on the other; both start from text.
  void round(List<String> queries, boolean luceneFirst, Duel duel) throws IOException {
    Stopwatch theirWatch = Stopwatch.ofThread();
    Stopwatch ourWatch = Stopwatch.ofThread();
    ScoreDoc[][] theirs;
    TopDocs[] found;
    if (luceneFirst) {
      theirs = lucene(queries, theirWatch);
      found = ours(queries, ourWatch);
    } else {
      found = ours(queries, ourWatch);
      theirs = lucene(queries, theirWatch);
    }
    for (int i = 0; i < found.length; i++) {
      check(queries.get(i), theirs[i], found[i]);
    }
    duel.add(theirWatch.cost(), ourWatch.cost());
  }

  private ScoreDoc[][] lucene(List<String> queries, Stopwatch watch) throws IOException {
    ScoreDoc[][] found = new ScoreDoc[queries.size()][];
    watch.start();
    for (int i = 0; i < found.length; i++) {
      found[i] = lucene.search(LuceneSide.query(queries.get(i)));
    }
    watch.stop();
    return found;
  }

  private TopDocs[] ours(List<String> queries, Stopwatch watch) {
    TopDocs[] found = new TopDocs[queries.size()];
    watch.start();
    for (int i = 0; i < found.length; i++) {
      found[i] = Search.bm25TopK(Search.lookup(ours, queries.get(i)));
    }
    watch.stop();
    return found;
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
}
