package dev.waybill.distributed;

import dev.waybill.internal.distributed.ThreadsEngine;
import dev.waybill.internal.text.Given;
import dev.waybill.tensor.Generator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Ranks that are threads of this JVM: the engine `threads`, which needs nothing.
///
/// Where a rank fails, the others end at their next collective; one that comes to none within a
/// second is interrupted, and left alone half a second later.
///
/// ```java
/// ThreadRanks.run(4, group -> group.allReduce(gradients.get(group.rank()), ReduceOp.AVG).await());
/// ```
public final class ThreadRanks {
  // Together with the default deadline less than ten seconds.
  private static final long COLLECTIVE_MILLIS = 1000;
  private static final long INTERRUPTED_MILLIS = 500;

  private ThreadRanks() {}

  /// Runs ranks to their ends. Where one throws, all others end at their next collective.
  ///
  /// @param ranks how many, from 1
  /// @param body what each does, in a thread of its own
  /// @throws DistributedException if a rank failed; the message names the first that did
  public static void run(int ranks, RankBody body) {
    run(ranks, Rendezvous.DEFAULT_DEADLINE, body);
  }

  /// Runs ranks to their ends with a deadline of their own.
  ///
  /// @param ranks how many, from 1
  /// @param deadline how long a rank waits for the others in a collective
  /// @param body what each does, in a thread of its own
  /// @throws DistributedException if a rank failed; the message names the first that did
  public static void run(int ranks, Duration deadline, RankBody body) {
    Given.check("ThreadRanks.run", "body", "RankBody", body);
    Objects.requireNonNull(
        call(
            ranks,
            deadline,
            group -> {
              body.run(group);
              return true;
            }));
  }

  /// Runs ranks to their ends and returns what they computed.
  ///
  /// @param ranks how many, from 1
  /// @param function what each computes, in a thread of its own
  /// @param <T> what comes of it
  /// @return a result a rank, in their order
  /// @throws DistributedException if a rank failed; the message names the first that did
  public static <T> List<T> call(int ranks, RankFunction<T> function) {
    return call(ranks, Rendezvous.DEFAULT_DEADLINE, function);
  }

  /// Runs ranks to their ends with a deadline of their own and returns what they computed.
  ///
  /// @param ranks how many, from 1
  /// @param deadline how long a rank waits for the others in a collective
  /// @param function what each computes, in a thread of its own
  /// @param <T> what comes of it
  /// @return a result a rank, in their order
  /// @throws DistributedException if a rank failed; the message names the first that did
  public static <T> List<T> call(int ranks, Duration deadline, RankFunction<T> function) {
    Given.check("ThreadRanks.call", "deadline", "Duration", deadline);
    Given.check("ThreadRanks.call", "function", "RankFunction", function);
    Rendezvous first = new Rendezvous(ThreadsEngine.NAME, 0, ranks, "", deadline);
    try (ThreadsEngine.Memory memory = new ThreadsEngine.Memory(ranks)) {
      return new Run<>(first, memory, function).results();
    }
  }

  /// One call: the threads, and what has come of them.
  private static final class Run<T> {
    private final Rendezvous first;
    private final ThreadsEngine.Memory memory;
    private final RankFunction<T> function;
    private final List<@Nullable T> results;
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch running;
    private final CompletableFuture<@Nullable Void> outcome = new CompletableFuture<>();

    Run(Rendezvous first, ThreadsEngine.Memory memory, RankFunction<T> function) {
      this.first = first;
      this.memory = memory;
      this.function = function;
      this.results = Collections.synchronizedList(new ArrayList<>());
      this.running = new CountDownLatch(first.size());
      for (int rank = 0; rank < first.size(); rank++) {
        int own = rank;
        results.add(null);
        threads.add(
            Thread.ofPlatform()
                .name("rank-" + rank)
                .daemon() // one that hangs must not keep the program from its end
                .unstarted(() -> live(own)));
      }
    }

    @SuppressWarnings("NullAway") // all ranks have returned, what a rank returned may be null
    List<T> results() {
      threads.forEach(Thread::start);
      DistributedException failure = null;
      try {
        outcome.get();
      } catch (ExecutionException e) {
        failure = (DistributedException) e.getCause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        threads.forEach(Thread::interrupt);
        failure = new DistributedException(-1, "interrupted while the ranks ran.", e);
      }
      if (failure != null) {
        end(failure);
        throw failure;
      }
      return Collections.unmodifiableList(new ArrayList<>(results));
    }

    /// Waits for the ranks that a failure ends: a little until each comes to its next collective,
    /// because the deadline may have passed already; then interrupts them.
    private void end(DistributedException failure) {
      try {
        if (running.await(COLLECTIVE_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
        threads.forEach(Thread::interrupt);
        if (running.await(INTERRUPTED_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        threads.forEach(Thread::interrupt);
        Thread.currentThread().interrupt();
      }
      memory.leave(); // used by threads that still run
      threads.stream()
          .filter(Thread::isAlive)
          .forEach(
              thread ->
                  failure.addSuppressed(
                      new DistributedException(-1, thread.getName() + " has not ended.")));
    }

    private void live(int rank) {
      Rendezvous own = new Rendezvous(first.engine(), rank, first.size(), "", first.deadline());
      try (ProcessGroup group = ProcessGroup.open(own, memory::communicator)) {
        // Of its own, and as that of a process: else who draws first would decide the numbers.
        new Generator(0).run(() -> compute(rank, group));
      } catch (RuntimeException | Error e) {
        failed(rank, e);
      } finally {
        running.countDown();
        if (running.getCount() == 0) {
          outcome.complete(null);
        }
      }
    }

    private void compute(int rank, ProcessGroup group) {
      try {
        results.set(rank, function.call(group));
      } catch (Exception | Error e) {
        failed(rank, e);
        group.abort(e instanceof DistributedException ? String.valueOf(e.getMessage()) : "" + e);
      }
    }

    /// Keeps the first failure: that of others is that this one has failed.
    private void failed(int rank, Throwable e) {
      boolean ofGroup = e instanceof DistributedException;
      int culprit = e instanceof DistributedException known ? known.culprit() : rank;
      String message = ofGroup ? "rank " + rank + ": " : "rank " + rank + " has failed: ";
      outcome.completeExceptionally(
          new DistributedException(
              culprit, message + (ofGroup ? String.valueOf(e.getMessage()) : e.toString()), e));
    }
  }
}
