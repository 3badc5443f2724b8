package dev.waybill.ops.search.engine;

import java.util.Arrays;

/// The score that each posting contributes, for one set of parameters: what remains at query time
/// is adding. Beside it the largest of each window of frequent terms, the bounds of pruning.
public final class Impacts {
  private final Bm25Parameters parameters;
  private final float[] values;
  private final float[] maxima;
  private final boolean positive;
  private final Seeds seeds;

  private Impacts(
      Bm25Parameters parameters, float[] values, float[] maxima, boolean positive, Seeds seeds) {
    this.parameters = parameters;
    this.values = values;
    this.maxima = maxima;
    this.positive = positive;
    this.seeds = seeds;
  }

  static Impacts of(FieldData field, Bm25Parameters parameters) {
    float[] factors = lengthFactors(field, parameters);
    float[] values = new float[field.docs().length];
    boolean positive = true;
    for (int term = 0; term < field.terms().size(); term++) {
      int from = (int) field.offsets()[term];
      int to = (int) field.offsets()[term + 1];
      float weight = Bm25Parameters.idf(field.documentsWithTokens(), to - from);
      positive &= fill(field, factors, weight, from, to, values);
    }
    float[] maxima = maxima(field, values);
    return new Impacts(parameters, values, maxima, positive, new Seeds(field.terms().size()));
  }

  /// Returns the parameters that the values belong to.
  ///
  /// @return the parameters
  public Bm25Parameters parameters() {
    return parameters;
  }

  /// Returns the contribution of each posting.
  ///
  /// @return the array itself
  public float[] values() {
    return values;
  }

  /// Returns the largest value of each window of each frequent term, one row a term.
  float[] maxima() {
    return maxima;
  }

  /// Returns whether every value is above 0; rounding can make one vanish with absurd parameters.
  ///
  /// @return whether bounds can be relied on
  public boolean positive() {
    return positive;
  }

  /// Returns the best values of single terms.
  Seeds seeds() {
    return seeds;
  }

  /// Returns the values of one term that a query names several times.
  static float[] boosted(FieldData field, Bm25Parameters parameters, int term, int boost) {
    int from = (int) field.offsets()[term];
    int to = (int) field.offsets()[term + 1];
    float[] values = new float[to - from];
    float weight = boost * Bm25Parameters.idf(field.documentsWithTokens(), to - from);
    float meanLength = field.meanLength();
    for (int i = from; i < to; i++) {
      float factor = parameters.lengthFactor(field.lengths()[field.docs()[i]], meanLength);
      values[i - from] = Bm25Parameters.impact(weight, field.frequencies()[i], factor);
    }
    return values;
  }

  private static boolean fill(
      FieldData field, float[] factors, float weight, int from, int to, float[] values) {
    int[] docs = field.docs();
    int[] frequencies = field.frequencies();
    float least = Float.POSITIVE_INFINITY;
    for (int i = from; i < to; i++) {
      float value = Bm25Parameters.impact(weight, frequencies[i], factors[docs[i]]);
      values[i] = value;
      least = Math.min(least, value);
    }
    return least > 0;
  }

  private static float[] lengthFactors(FieldData field, Bm25Parameters parameters) {
    int[] lengths = field.lengths();
    float meanLength = field.meanLength();
    float[] factors = new float[lengths.length];
    for (int doc = 0; doc < factors.length; doc++) {
      factors[doc] = parameters.lengthFactor(lengths[doc], meanLength);
    }
    return factors;
  }

  private static float[] maxima(FieldData field, float[] values) {
    Windows windows = field.windows();
    float[] maxima = new float[windows.rowCount() * windows.count()];
    int[] docs = field.docs();
    for (int term = 0; term < field.terms().size(); term++) {
      int row = windows.row(term);
      if (row >= 0) {
        int base = row * windows.count();
        fillMaxima(
            docs,
            values,
            0,
            (int) field.offsets()[term],
            (int) field.offsets()[term + 1],
            maxima,
            base);
      }
    }
    return maxima;
  }

  /// Raises `maxima[base + window]` to the largest value of the postings `from .. to` there, the
  /// value of posting `i` being `values[i - shift]`.
  static void fillMaxima(
      int[] docs, float[] values, int shift, int from, int to, float[] maxima, int base) {
    for (int i = from; i < to; i++) {
      int window = base + (docs[i] >>> Windows.SHIFT);
      maxima[window] = Math.max(maxima[window], values[i - shift]);
    }
  }

  /// The tenth, hundredth and thousandth best value of single terms, each found when first asked
  /// for. A document's score is never below one of its parts, so that the k-th best score of a
  /// query is never below the k-th best value of any of its terms.
  static final class Seeds {
    private static final int[] RUNGS = {10, 100, 1000};
    private static final float UNKNOWN = -1;

    // Threads may compute one entry twice, with the same result; a float is written whole.
    private final float[][] known = new float[RUNGS.length][];

    private Seeds(int terms) {
      for (int rung = 0; rung < RUNGS.length; rung++) {
        known[rung] = new float[terms];
        Arrays.fill(known[rung], UNKNOWN);
      }
    }

    /// Returns a value that at least `k` postings reach; 0 where that is not known.
    float seed(int term, float[] values, int from, int to, int k) {
      for (int rung = 0; rung < RUNGS.length; rung++) {
        if (k <= RUNGS[rung]) {
          float seed = known[rung][term];
          if (seed == UNKNOWN) {
            seed = kthBest(values, from, to, RUNGS[rung]);
            known[rung][term] = seed;
          }
          return seed;
        }
      }
      return 0;
    }

    static float kthBest(float[] values, int from, int to, int k) {
      if (to - from < k) {
        return 0;
      }
      float[] heap = Arrays.copyOfRange(values, from, from + k);
      Arrays.sort(heap);
      for (int i = from + k; i < to; i++) {
        if (values[i] > heap[0]) {
          sink(heap, values[i]);
        }
      }
      return heap[0];
    }

    private static void sink(float[] heap, float value) {
      int at = 0;
      for (int child = 1; child < heap.length; child = 2 * at + 1) {
        if (child + 1 < heap.length && heap[child + 1] < heap[child]) {
          child++;
        }
        if (heap[child] >= value) {
          break;
        }
        heap[at] = heap[child];
        at = child;
      }
      heap[at] = value;
    }
  }
}
