package dev.waybill.benchmarks.torch;

import java.util.Arrays;
import java.util.Locale;

/// Times both sides of a match in turns and reports medians and the ratio round by round.
final class Rounds {
  private static final long WARM_NANOS = 1_500_000_000L;
  private static final long ROUND_NANOS = 60_000_000L;

  /// Threads of PyTorch's pool wait actively for up to 200 ms after their work, on a core that the
  /// other side would use.
  private static final long PAUSE_MILLIS = 250;

  private final int rounds;

  Rounds(int rounds) {
    this.rounds = rounds;
  }

  /// Runs a match.
  ///
  /// @return a row of a Markdown table: name, times, rates where there are flops, ratio (least to
  ///     greatest)
  String row(Match match) {
    int torchRuns = warm(match.torch());
    int ourRuns = warm(match.ours());
    double[] torch = new double[rounds];
    double[] ours = new double[rounds];
    double[] ratios = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      if (round % 2 == 0) {
        torch[round] = time(match.torch(), torchRuns);
        ours[round] = time(match.ours(), ourRuns);
      } else {
        ours[round] = time(match.ours(), ourRuns);
        torch[round] = time(match.torch(), torchRuns);
      }
      ratios[round] = torch[round] / ours[round];
    }
    Arrays.sort(ratios);
    double torchNanos = median(torch) / match.work();
    double ourNanos = median(ours) / match.work();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | **%.2f** (%.2f–%.2f) |",
        match.name(),
        text(torchNanos, match),
        text(ourNanos, match),
        ratios[rounds / 2],
        ratios[0],
        ratios[rounds - 1]);
  }

  private static String text(double nanos, Match match) {
    String time =
        nanos < 10_000
            ? String.format(Locale.ROOT, "%.0f ns", nanos)
            : String.format(Locale.ROOT, "%.0f µs", nanos / 1000);
    return match.flops() == 0
        ? time
        : time + String.format(Locale.ROOT, ", %.0f GFLOP/s", match.flops() / nanos);
  }

  /// Runs until everything is compiled.
  ///
  /// @return how many runs fill a round
  private static int warm(Runnable run) {
    long begin = System.nanoTime();
    long runs = 0;
    while (System.nanoTime() - begin < WARM_NANOS) {
      for (int i = 0; i < 5; i++) {
        run.run();
      }
      runs += 5;
    }
    long nanos = System.nanoTime() - begin;
    return (int) Math.max(1, runs * ROUND_NANOS / nanos);
  }

  private static double time(Runnable run, int runs) {
    pause();
    long begin = System.nanoTime();
    for (int i = 0; i < runs; i++) {
      run.run();
    }
    return (double) (System.nanoTime() - begin) / runs;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while timing", e);
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
