package dev.waybill.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The parts of one kernel's work, taken by whoever comes next.
final class Job {
  /// Where a thread does not get its processor, waiting actively for its part is a waste.
  private static final long WAIT_NANOS = 50_000;

  private final Parallel.Part part;
  private final int count;
  private final int parts;
  private final Thread caller = Thread.currentThread();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  Job(Parallel.Part part, int count, int parts) {
    this.part = part;
    this.count = count;
    this.parts = parts;
  }

  /// Does parts until none is left to begin.
  void help() {
    for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
      try {
        part.run(bound(i), bound(i + 1));
      } catch (Throwable t) { // of any kind, as other languages throw them; the caller throws it
        failure.compareAndSet(null, t);
      }
      if (done.incrementAndGet() == parts) {
        LockSupport.unpark(caller);
      }
    }
  }

  /// Waits until all parts are done.
  ///
  /// @throws RuntimeException the first that a part has thrown, or an error
  void await() {
    long begin = System.nanoTime();
    while (done.get() < parts) {
      if (System.nanoTime() - begin < WAIT_NANOS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
    Throwable thrown = failure.get();
    if (thrown instanceof Error e) {
      throw e;
    }
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
    if (thrown != null) {
      throw new IllegalStateException("a part of a kernel has failed", thrown);
    }
  }

  /// Returns whether all parts are begun.
  boolean isBegun() {
    return next.get() >= parts;
  }

  private int bound(int index) {
    return (int) ((long) count * index / parts);
  }
}
