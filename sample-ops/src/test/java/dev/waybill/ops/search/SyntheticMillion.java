package dev.waybill.ops.search;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/// The collection that `shared/data/synthetic-1m/SOURCE.md` describes: nothing of it is stored.
///
/// The benchmarks have the same class. Sharing it would take a jar of tests on their compile class
/// path, and with that Maven's `compile` phase alone fails.
final class SyntheticMillion {
  private static final int TERMS = 200_000;

  private final double[] cumulative = new double[TERMS];
  private long state;

  SyntheticMillion() {
    double sum = 0;
    for (int rank = 1; rank <= TERMS; rank++) {
      sum += 1.0 / rank;
      cumulative[rank - 1] = sum;
    }
    for (int i = 0; i < TERMS; i++) {
      cumulative[i] /= sum;
    }
  }

  String document(int number) {
    state = number;
    int length = 20 + (int) Math.floor(next() * 81);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      int found = Arrays.binarySearch(cumulative, next());
      text.append(i == 0 ? "" : " ").append('t').append((found < 0 ? -found - 1 : found) + 1);
    }
    return text.toString();
  }

  String query(int terms, int number) {
    state = 1_000_000_000L * terms + number;
    Set<String> words = new LinkedHashSet<>();
    while (words.size() < terms) {
      words.add("t" + (int) Math.floor(10 * Math.pow(5000, next())));
    }
    return String.join(" ", words);
  }

  private double next() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    z ^= z >>> 31;
    return (z >>> 11) * 0x1p-53;
  }
}
