package dev.waybill.ops.search.engine;

import java.util.Arrays;

/// The score of every document: terms are added window by window, so that the sums stay in the
/// first-level cache.
public final class WholeScores {
  private WholeScores() {}

  /// Returns the score of every document; 0 for those without any of the terms.
  ///
  /// @param field the field that is searched
  /// @param terms distinct numbers of terms
  /// @param boosts how often the query names each
  /// @param impacts of the field
  /// @return one score a document
  public static float[] of(FieldData field, int[] terms, int[] boosts, Impacts impacts) {
    Clause[] clauses = new Clause[terms.length];
    int[] next = new int[terms.length];
    for (int c = 0; c < terms.length; c++) {
      clauses[c] = Clause.of(field, impacts, terms[c], boosts[c], Integer.MAX_VALUE);
      next[c] = clauses[c].from;
    }
    float[] scores = new float[field.lengths().length];
    double[] sums = new double[Windows.SIZE];
    for (int first = 0; first < scores.length; first += Windows.SIZE) {
      int end = Math.min(scores.length, first + Windows.SIZE);
      boolean touched = false;
      for (int c = 0; c < clauses.length; c++) {
        int at = add(clauses[c], next[c], first, end, sums);
        touched |= at != next[c];
        next[c] = at;
      }
      if (touched) {
        for (int doc = first; doc < end; doc++) {
          scores[doc] = (float) sums[doc - first];
        }
        Arrays.fill(sums, 0);
      }
    }
    return scores;
  }

  private static int add(Clause clause, int from, int first, int end, double[] sums) {
    int[] docs = clause.docs;
    int i = from;
    for (; i < clause.to && docs[i] < end; i++) {
      sums[docs[i] - first] += clause.values[i - clause.shift];
    }
    return i;
  }
}
