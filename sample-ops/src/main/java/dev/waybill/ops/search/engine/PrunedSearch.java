package dev.waybill.ops.search.engine;

import java.util.Arrays;

/// The best documents of a query without scoring all of them: MaxScore (Turtle and Flood 1995) in
/// windows of documents, with a bound a term and window.
///
/// A window whose bounds add up to less than the k-th best score is skipped. Elsewhere the terms
/// with the smallest bounds, which together cannot reach that score, are only looked up for
/// documents that the other terms brought near it. Bounds are compared so that equal scores still
/// enter: document numbers decide there.
public final class PrunedSearch {
  /// Windows looked at first, the best of as many stretches: they raise the k-th score early.
  private static final int SCOUTS = 16;

  /// Half a unit in the last place of a float, twice: what rounding can add to a sum or take off.
  private static final double SLACK = 0x1p-23;

  private final Clause[] clauses;
  private final BestDocs best;
  private final float seed;
  private final double[] sums = new double[Windows.SIZE];
  private final int[] candidates = new int[Windows.SIZE];
  private final Clause[] order;
  private final double[] prefix;
  private float[] totals = new float[0];

  /// The k-th best score known so far, and the least sum that can round up to it.
  private float threshold;

  private double floor;

  /// Windows below this bound are skipped.
  private float limit;

  private PrunedSearch(Clause[] clauses, int documents, int k) {
    this.clauses = clauses;
    this.order = clauses.clone();
    this.prefix = new double[clauses.length + 1];
    int matches = 0;
    float highest = 0;
    for (Clause clause : clauses) {
      matches = (int) Math.min(documents, (long) matches + clause.size());
      highest = Math.max(highest, clause.seed);
    }
    this.best = new BestDocs(k, matches);
    this.seed = highest;
  }

  /// Returns the best documents that have any of the terms.
  ///
  /// @param field the field that is searched
  /// @param terms distinct numbers of terms
  /// @param boosts how often the query names each
  /// @param impacts of the field, all positive
  /// @param k how many documents to return at most
  /// @return documents and scores, best first
  public static BestDocs.Ranked any(
      FieldData field, int[] terms, int[] boosts, Impacts impacts, int k) {
    Clause[] clauses = new Clause[terms.length];
    for (int i = 0; i < terms.length; i++) {
      clauses[i] = Clause.of(field, impacts, terms[i], boosts[i], k);
    }
    return new PrunedSearch(clauses, field.lengths().length, k).run(field.windows().count());
  }

  private BestDocs.Ranked run(int windows) {
    if (clauses.length == 0) {
      return best.drain();
    }
    totals = new float[windows];
    for (Clause clause : clauses) {
      clause.prepareWindows();
      addBounds(clause.maxima, clause.maximaBase, totals);
    }
    raise(seed);
    scout(windows);
    for (int window = 0; window < windows; window++) {
      if (totals[window] >= limit) {
        visit(window);
      }
    }
    return best.drain();
  }

  private static void addBounds(float[] maxima, int base, float[] totals) {
    for (int w = 0; w < totals.length; w++) {
      totals[w] += maxima[base + w];
    }
  }

  private void scout(int windows) {
    int stretch = windows / SCOUTS;
    if (stretch < 2) {
      return;
    }
    for (int from = 0; from + stretch <= windows; from += stretch) {
      int highest = from;
      for (int w = from + 1; w < from + stretch; w++) {
        if (totals[w] > totals[highest]) {
          highest = w;
        }
      }
      if (totals[highest] >= limit) {
        visit(highest);
      }
    }
  }

  private void raise(float score) {
    threshold = score;
    floor = threshold * (1 - SLACK);
    // Bounds are sums of floats, rounded at each step; a single one is exact.
    double slack = clauses.length == 1 ? 0 : (clauses.length + 1) * SLACK;
    limit = Math.max(Float.MIN_VALUE, Math.nextDown((float) (threshold * (1 - slack))));
    if (clauses.length == 1) {
      limit = Math.max(Float.MIN_VALUE, threshold);
    }
  }

  private void visit(int window) {
    float total = totals[window];
    totals[window] = -1;
    int first = window << Windows.SHIFT;
    if (clauses.length == 1 && best.full() && total == threshold && first > best.worstDoc()) {
      return;
    }
    int essential = sortByBound(window);
    if (essential == clauses.length) {
      return;
    }
    if (essential == clauses.length - 1) {
      single(window, essential);
    } else {
      int found = scatter(window, essential, floor - prefix[essential]);
      for (int i = 0; i < found; i++) {
        finish(window, essential, first + candidates[i], sums[candidates[i]]);
      }
      clear(window, essential);
    }
    if (best.full() && best.worstScore() > threshold) {
      raise(best.worstScore());
    }
  }

  /// Sorts the terms by their bound, smallest first, and returns how many of them cannot reach the
  /// threshold together. Neighbouring windows have nearly the same order.
  private int sortByBound(int window) {
    Clause[] order = this.order;
    for (int i = 1; i < order.length; i++) {
      Clause clause = order[i];
      float bound = clause.maxima[clause.maximaBase + window];
      int at = i;
      while (at > 0 && order[at - 1].maxima[order[at - 1].maximaBase + window] > bound) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = clause;
    }
    double sum = 0;
    int reached = order.length;
    for (int i = 0; i < order.length; i++) {
      prefix[i] = sum;
      sum += order[i].maxima[order[i].maximaBase + window];
      if (reached == order.length && sum >= floor) {
        reached = i;
      }
    }
    return reached;
  }

  /// Adds up the essential terms and returns how many documents came near the threshold. A sum only
  /// grows, so each document crosses it once and no pass over the window is needed.
  private int scatter(int window, int essential, double near) {
    double[] sums = this.sums;
    int[] candidates = this.candidates;
    double least = Math.max(near, Double.MIN_VALUE);
    int found = 0;
    for (int c = order.length - 1; c >= essential; c--) {
      Clause clause = order[c];
      int[] docs = clause.docs;
      float[] values = clause.values;
      int shift = clause.shift;
      int end = clause.starts[clause.startsBase + window + 1];
      for (int i = clause.starts[clause.startsBase + window]; i < end; i++) {
        int doc = docs[i] & (Windows.SIZE - 1);
        double before = sums[doc];
        double after = before + values[i - shift];
        sums[doc] = after;
        if (after >= least && before < least) {
          candidates[found++] = doc;
        }
      }
    }
    return found;
  }

  /// Sets the sums back to 0: all of them, or those of the few documents that were touched.
  private void clear(int window, int essential) {
    int touched = 0;
    for (int c = essential; c < order.length; c++) {
      int at = order[c].startsBase + window;
      touched += order[c].starts[at + 1] - order[c].starts[at];
    }
    if (touched > Windows.SIZE / 16) {
      Arrays.fill(sums, 0);
      return;
    }
    for (int c = essential; c < order.length; c++) {
      Clause clause = order[c];
      int end = clause.starts[clause.startsBase + window + 1];
      for (int i = clause.starts[clause.startsBase + window]; i < end; i++) {
        sums[clause.docs[i] & (Windows.SIZE - 1)] = 0;
      }
    }
  }

  /// One essential term: most postings are passed by without even looking at their document.
  private void single(int window, int essential) {
    Clause clause = order[essential];
    float[] values = clause.values;
    int shift = clause.shift;
    double near = floor - prefix[essential];
    int end = clause.starts[clause.startsBase + window + 1];
    for (int i = clause.starts[clause.startsBase + window]; i < end; i++) {
      if (values[i - shift] >= near) {
        finish(window, essential, clause.docs[i], values[i - shift]);
      }
    }
  }

  /// Looks a document up in the other terms as long as it can still reach the threshold.
  private void finish(int window, int essential, int doc, double essentialSum) {
    double sum = essentialSum;
    for (int c = essential - 1; c >= 0; c--) {
      if (sum + prefix[c + 1] < floor) {
        return;
      }
      Clause clause = order[c];
      int posting = clause.find(doc, window);
      if (posting >= 0) {
        sum += clause.value(posting);
      }
    }
    best.offer((float) sum, doc);
  }
}
