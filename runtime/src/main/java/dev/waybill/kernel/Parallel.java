package dev.waybill.kernel;

import dev.waybill.internal.text.Settings;
import java.util.concurrent.ForkJoinPool;

/// Work of kernels shared out over the threads of the common pool and the one that calls.
///
/// A kernel takes less time than waking a thread up. So threads of the pool that have helped wait
/// actively for a fraction of a millisecond, in which the next kernel finds them awake.
///
/// The system property `waybill.threads` limits how many take part; it is read once. A value that
/// is no number from 1 on is logged and counts for nothing.
public final class Parallel {
  // The largest parallelism of a pool, and the caller.
  private static final int MOST = 32_768;

  private static final int THREADS =
      Settings.count("waybill.threads", 1, MOST, ForkJoinPool.getCommonPoolParallelism() + 1);

  /// Parts for each thread: one that comes late finds something left to do.
  private static final int PARTS = 4;

  private Parallel() {}

  /// A part of the work.
  @FunctionalInterface
  public interface Part {
    /// Does it.
    ///
    /// @param from the first item, from 0
    /// @param to the item after the last
    void run(int from, int to);
  }

  /// Returns how many threads work on one kernel.
  ///
  /// @return at least 1
  public static int threads() {
    return THREADS;
  }

  /// Splits items evenly and waits until all are done. The split depends on the numbers given and
  /// on [#threads] only; the caller's thread does what no other has begun.
  ///
  /// @param count how many items; from 0
  /// @param least how many are worth a thread of their own; from 1
  /// @param part called once for each part, from several threads; not at all where `count` is 0
  /// @throws IllegalArgumentException if `least` is below 1
  public static void run(int count, int least, Part part) {
    if (least < 1) {
      throw new IllegalArgumentException(
          "Parallel.run: argument least: found " + least + ", expected 1 or more.");
    }
    int parts = THREADS == 1 ? 1 : Math.clamp(count / least, 1, PARTS * THREADS);
    if (parts > 1) {
      Helpers.run(new Job(part, count, parts), parts);
    } else if (count > 0) {
      part.run(0, count);
    }
  }
}
