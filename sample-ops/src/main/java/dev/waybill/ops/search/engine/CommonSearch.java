package dev.waybill.ops.search.engine;

import java.util.Arrays;
import java.util.Comparator;

/// Documents that have all terms: the rarest leads, the others are searched with growing steps from
/// where they stood.
public final class CommonSearch {
  private CommonSearch() {}

  /// Returns the best documents that have all of the terms.
  ///
  /// @param field the field that is searched
  /// @param terms distinct numbers of terms
  /// @param boosts how often the query names each
  /// @param impacts of the field
  /// @param k how many documents to return at most
  /// @return documents and scores, best first
  public static BestDocs.Ranked all(
      FieldData field, int[] terms, int[] boosts, Impacts impacts, int k) {
    Clause[] clauses = new Clause[terms.length];
    for (int i = 0; i < terms.length; i++) {
      clauses[i] = Clause.of(field, impacts, terms[i], boosts[i], Integer.MAX_VALUE);
    }
    Arrays.sort(clauses, Comparator.comparingInt(Clause::size));
    BestDocs best = new BestDocs(k, clauses.length == 0 ? 0 : clauses[0].size());
    if (clauses.length > 0) {
      walk(clauses, best);
    }
    return best.drain();
  }

  private static void walk(Clause[] clauses, BestDocs best) {
    int[] next = new int[clauses.length];
    for (int c = 0; c < clauses.length; c++) {
      next[c] = clauses[c].from;
    }
    for (int i = clauses[0].from; i < clauses[0].to; i++) {
      int doc = clauses[0].docs[i];
      double sum = clauses[0].value(i);
      int c = 1;
      for (; c < clauses.length; c++) {
        int at = advance(clauses[c].docs, next[c], clauses[c].to, doc);
        next[c] = at;
        if (at == clauses[c].to || clauses[c].docs[at] != doc) {
          break;
        }
        sum += clauses[c].value(at);
      }
      if (c == clauses.length) {
        best.offer((float) sum, doc);
      }
    }
  }

  /// Returns the first posting of `from .. to` whose document is not below `doc`.
  ///
  /// @param docs the documents of the postings, ascending
  /// @param from the first posting that is looked at
  /// @param to the end
  /// @param doc the document
  /// @return a posting, or `to`
  public static int advance(int[] docs, int from, int to, int doc) {
    int low = from;
    int step = 1;
    while (low < to && docs[low] < doc) {
      int probe = (int) Math.min(to - 1L, (long) low + step);
      if (docs[probe] >= doc || probe == to - 1) {
        int found = Arrays.binarySearch(docs, low + 1, probe + 1, doc);
        return found < 0 ? -found - 1 : found;
      }
      low = probe;
      step *= 2;
    }
    return low;
  }
}
