package dev.waybill.distributed;

import dev.waybill.distributed.Collective.Block;
import dev.waybill.distributed.Collective.Signature;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The one thread of a rank that talks to the others, so that collectives happen in the order of
/// the calls while the callers compute on. Engines may need one thread for all they do, as MPI does
/// for its end.
final class CommunicationThread {
  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final CompletableFuture<Communicator> opened = new CompletableFuture<>();
  private final AtomicReference<@Nullable Throwable> closing = new AtomicReference<>();
  private final Thread thread;
  private long numbers;
  private boolean closed;
  private volatile @Nullable DistributedException failure;

  private CommunicationThread(
      Rendezvous rendezvous, Function<Rendezvous, Communicator> communicator) {
    this.thread =
        Thread.ofPlatform()
            .name("waybill-rank-" + rendezvous.rank())
            .daemon() // a rank that ends without closing its group must end
            .unstarted(() -> live(rendezvous, communicator));
  }

  /// Starts the thread, and returns when the group is there.
  static CommunicationThread start(
      Rendezvous rendezvous, Function<Rendezvous, Communicator> communicator) {
    CommunicationThread started = new CommunicationThread(rendezvous, communicator);
    started.thread.start();
    try {
      Objects.requireNonNull(started.opened.get());
      return started;
    } catch (InterruptedException e) {
      started.thread.interrupt();
      Thread.currentThread().interrupt();
      throw new DistributedException(-1, "interrupted while opening the group.", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof DistributedException known
          ? new DistributedException(known.culprit(), String.valueOf(known.getMessage()), known)
          : new DistributedException(-1, "the group could not be opened: " + e.getCause(), e);
    }
  }

  Work submit(
      Signature signature, Block source, Block target, Duration deadline, Runnable written) {
    CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    Collective collective;
    synchronized (this) { // the number is the place in the queue
      collective = new Collective(numbers + 1, signature, source, target, deadline);
      if (closed) {
        throw new DistributedException(-1, collective + ": this group is closed.");
      }
      numbers++;
      Work work = new Work(collective, done);
      tasks.add(() -> run(collective, written, work, done));
      return work;
    }
  }

  void abort(String reason) {
    fail(new DistributedException(-1, reason));
  }

  void close() {
    synchronized (this) {
      if (!closed) {
        closed = true;
        tasks.add(this::end);
      }
    }
    boolean interrupted = false;
    while (thread.isAlive() && thread != Thread.currentThread()) {
      try {
        thread.join(); // the engine bounds the wait
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Throwable cause = closing.getAndSet(null); // thrown once
    if (cause != null) {
      throw cause instanceof DistributedException known
          ? new DistributedException(known.culprit(), String.valueOf(known.getMessage()), known)
          : new DistributedException(-1, "the group could not be closed: " + cause, cause);
    }
  }

  private void live(Rendezvous rendezvous, Function<Rendezvous, Communicator> communicator) {
    try {
      opened.complete(communicator.apply(rendezvous));
    } catch (RuntimeException | Error e) {
      opened.completeExceptionally(e);
      return;
    }
    while (!Thread.currentThread().isInterrupted()) {
      try {
        tasks.take().run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void end() {
    try {
      opened.join().close();
    } catch (RuntimeException | Error e) {
      closing.set(e); // for who called close
    } finally {
      Thread.currentThread().interrupt(); // nothing comes after this
    }
  }

  private void run(
      Collective collective, Runnable written, Work work, CompletableFuture<@Nullable Void> done) {
    DistributedException before = failure;
    if (before != null) {
      done.completeExceptionally(
          new DistributedException(
              before.culprit(),
              collective + ": the group has failed before: " + before.getMessage(),
              before));
      return;
    }
    try {
      opened.join().run(collective);
      written.run();
      work.end();
      done.complete(null);
    } catch (DistributedException e) {
      fail(e);
      done.completeExceptionally(e);
    } catch (RuntimeException | Error e) {
      DistributedException wrapped = new DistributedException(-1, collective + " failed: " + e, e);
      fail(wrapped);
      done.completeExceptionally(wrapped);
    }
  }

  /// Remembers the first failure and tells the others. Called by the thread itself or by a user.
  private void fail(DistributedException reason) {
    synchronized (this) {
      if (failure != null) {
        return;
      }
      failure = reason;
    }
    // One that has left has told so, and its memory may be gone.
    if (thread.isAlive() && opened.isDone() && !opened.isCompletedExceptionally()) {
      opened.join().abort(reason.culprit(), String.valueOf(reason.getMessage()));
    }
  }
}
