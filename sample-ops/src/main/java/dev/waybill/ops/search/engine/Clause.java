package dev.waybill.ops.search.engine;

/// One distinct term of a query: its postings, their values and their bounds a window.
final class Clause {
  private static final int FEW = 8;

  final int[] docs;
  final int from;
  final int to;

  /// Value of posting `i` at `values[i - shift]`.
  final float[] values;

  final int shift;
  final float seed;

  /// Largest value of window `w` at `maxima[maximaBase + w]`.
  float[] maxima = new float[0];

  int maximaBase;

  /// First posting of window `w` at `starts[startsBase + w]`, and so the end of the one before.
  int[] starts = new int[0];

  int startsBase;

  private long[] bits = Windows.NO_BITS;
  private final FieldData field;
  private final Impacts impacts;
  private final int row;
  private final boolean boosted;

  private Clause(FieldData field, Impacts impacts, int term, int boost, int k) {
    this.field = field;
    this.impacts = impacts;
    docs = field.docs();
    from = (int) field.offsets()[term];
    to = (int) field.offsets()[term + 1];
    row = field.windows().row(term);
    boosted = boost != 1;
    if (!boosted) {
      values = impacts.values();
      shift = 0;
      seed = impacts.seeds().seed(term, values, from, to, k);
    } else {
      // Computed anew: `boost · value` rounds differently unless the boost is a power of two.
      values = Impacts.boosted(field, impacts.parameters(), term, boost);
      shift = from;
      seed = Impacts.Seeds.kthBest(values, 0, values.length, k);
    }
  }

  static Clause of(FieldData field, Impacts impacts, int term, int boost, int k) {
    return new Clause(field, impacts, term, boost, k);
  }

  int size() {
    return to - from;
  }

  float value(int posting) {
    return values[posting - shift];
  }

  /// Finds the bounds of all windows: those of the index, or by a walk over a rare term.
  void prepareWindows() {
    int count = field.windows().count();
    if (row >= 0) {
      starts = field.windows().starts();
      startsBase = row * (count + 1);
      bits = field.windows().bits(row);
    } else {
      starts = new int[count + 1];
      Windows.fill(docs, from, to, count, starts, 0);
    }
    if (row >= 0 && !boosted) {
      maxima = impacts.maxima();
      maximaBase = row * count;
    } else {
      maxima = new float[count];
      Impacts.fillMaxima(docs, values, shift, from, to, maxima, 0);
    }
  }

  /// Returns the posting of a document of a window, or -1.
  int find(int doc, int window) {
    int low = starts[startsBase + window];
    if (bits.length > 0) {
      return Windows.find(bits, low, doc);
    }
    int high = starts[startsBase + window + 1];
    while (high - low > FEW) {
      int middle = (low + high) >>> 1;
      if (docs[middle] <= doc) {
        low = middle;
      } else {
        high = middle;
      }
    }
    while (low < high && docs[low] < doc) {
      low++;
    }
    return low < high && docs[low] == doc ? low : -1;
  }
}
