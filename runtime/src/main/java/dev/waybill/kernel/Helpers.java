package dev.waybill.kernel;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Threads of the common pool that help with jobs, and stay awake for a while after one.
final class Helpers {
  /// Waking up a thread of an idle processor takes up to 100 µs.
  private static final long AWAKE_NANOS = 200_000;

  private static final Helpers SHARED = new Helpers();

  private final AtomicInteger running = new AtomicInteger();

  /// The job that was begun last. Others are done by their callers alone.
  private final AtomicReference<@Nullable Job> latest = new AtomicReference<>();

  private Helpers() {}

  /// Does a job together with threads of the pool.
  static void run(Job job, int parts) {
    SHARED.latest.set(job);
    SHARED.call(Math.min(parts, Parallel.threads()) - 1);
    try {
      job.help();
      job.await();
    } finally {
      // The job holds arrays.
      SHARED.latest.compareAndSet(job, null);
    }
  }

  private void call(int wanted) {
    for (int n = running.get(); n < wanted; n = running.get()) {
      if (running.compareAndSet(n, n + 1)) {
        ForkJoinPool.commonPool().execute(this::help);
      }
    }
  }

  private void help() {
    long last = System.nanoTime();
    while (System.nanoTime() - last < AWAKE_NANOS) {
      Job job = latest.get();
      if (job != null && !job.isBegun()) {
        job.help();
        last = System.nanoTime();
      } else {
        Thread.onSpinWait();
      }
    }
    running.decrementAndGet();
  }
}
