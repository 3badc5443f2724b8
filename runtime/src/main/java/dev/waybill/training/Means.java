package dev.waybill.training;

import java.util.Arrays;
import java.util.List;

/// Means over examples, of numbers that batches bring.
final class Means {
  private final double[] sums;
  private long examples;

  Means(int numbers) {
    this(new double[numbers], 0);
  }

  Means(double[] sums, long examples) {
    this.sums = sums;
    this.examples = examples;
  }

  void add(double[] numbers, long of) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += numbers[i] * of;
    }
    examples += of;
  }

  double mean(int number) {
    return sums[number] / examples;
  }

  List<Double> all() {
    return Arrays.stream(sums).map(sum -> sum / examples).boxed().toList();
  }

  double[] sums() {
    return sums;
  }

  long examples() {
    return examples;
  }
}
