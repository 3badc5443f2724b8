package dev.waybill.benchmarks.search;

import dev.waybill.benchmarks.search.Stopwatch.Cost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What the rounds of two sides over the same work cost.
final class Duel {
  private final int work;
  private final List<Cost> lucene = new ArrayList<>();
  private final List<Cost> ours = new ArrayList<>();

  /// Starts a duel whose rounds do so many pieces of work each.
  Duel(int work) {
    this.work = work;
  }

  void add(Cost luceneCost, Cost ourCost) {
    lucene.add(luceneCost);
    ours.add(ourCost);
  }

  /// Returns rates and the ratios round by round: medians, with the least and the greatest.
  String report(String unit) {
    return "wall: "
        + line(Cost::wall, unit)
        + System.lineSeparator()
        + "  cpu:  "
        + line(Cost::cpu, unit);
  }

  private String line(ToDoubleFunction<Cost> clock, String unit) {
    double[] ratios = new double[ours.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = clock.applyAsDouble(lucene.get(i)) / clock.applyAsDouble(ours.get(i));
    }
    return String.format(
        Locale.ROOT,
        "Lucene %s %s, Waybill %s %s, ratio %s",
        spread("%.0f", rates(lucene, clock)),
        unit,
        spread("%.0f", rates(ours, clock)),
        unit,
        spread("%.2f", ratios));
  }

  private double[] rates(List<Cost> costs, ToDoubleFunction<Cost> clock) {
    return costs.stream().mapToDouble(cost -> work / clock.applyAsDouble(cost)).toArray();
  }

  private static String spread(String format, double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    String all = format + " (" + format + " to " + format + ")";
    return String.format(Locale.ROOT, all, median, sorted[0], sorted[sorted.length - 1]);
  }
}
