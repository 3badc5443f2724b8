package dev.waybill.kernel;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;

/// Work of kernels shared out over the threads of the common pool and the one that calls.
///
/// The system property `waybill.threads` limits how many take part; it is read once.
public final class Parallel {
  private static final int THREADS =
      Math.max(
          1, Integer.getInteger("waybill.threads", ForkJoinPool.getCommonPoolParallelism() + 1));

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
  /// on [#threads] only, and the caller's thread does the first part.
  ///
  /// @param count how many items; from 0
  /// @param least how many are worth a thread of their own; from 1
  /// @param part called once for each part, from several threads; not at all where `count` is 0
  public static void run(int count, int least, Part part) {
    int parts = Math.clamp(count / least, 1, THREADS);
    if (parts > 1) {
      new Split(part, count, 0, parts, parts).invoke();
    } else if (count > 0) {
      part.run(0, count);
    }
  }

  /// The parts `first` to `last` (exclusive) of `parts`: halved until one is left.
  private static final class Split extends RecursiveAction {
    private static final long serialVersionUID = 1;

    private final transient Part part;
    private final int count;
    private final int first;
    private final int last;
    private final int parts;

    Split(Part part, int count, int first, int last, int parts) {
      this.part = part;
      this.count = count;
      this.first = first;
      this.last = last;
      this.parts = parts;
    }

    @Override
    protected void compute() {
      if (last - first == 1) {
        part.run(bound(first), bound(last));
        return;
      }
      int middle = (first + last) >>> 1;
      Split second = new Split(part, count, middle, last, parts);
      second.fork();
      new Split(part, count, first, middle, parts).compute();
      second.join();
    }

    private int bound(int index) {
      return (int) ((long) count * index / parts);
    }
  }
}
