package dev.waybill.distributed;

import dev.waybill.internal.text.Durations;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A collective that is under way. Its tensors belong to it until it is done.
public final class Work {
  private final Collective collective;
  private final CompletableFuture<@Nullable Void> done;
  private volatile long ended;

  Work(Collective collective, CompletableFuture<@Nullable Void> done) {
    this.collective = collective;
    this.done = done;
  }

  /// Remembers the time. Called by the thread of the group, before it tells who waits.
  void end() {
    ended = System.nanoTime();
  }

  /// Returns when it ended, which tells how much of it happened while the rank computed on.
  ///
  /// @return as of [System#nanoTime()]; 0 as long as it is under way
  public long ended() {
    return ended;
  }

  /// Returns which collective of the group this is.
  ///
  /// @return from 1
  public long number() {
    return collective.number();
  }

  /// Returns whether it has ended, well or not.
  ///
  /// @return true if [#await()] returns or throws at once
  public boolean isDone() {
    return done.isDone();
  }

  /// Waits until the result is there. The deadline of the group bounds the wait.
  ///
  /// @throws DistributedException if it failed; the message names the rank
  public void await() {
    try {
      done.get();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw failed(e);
    }
  }

  /// Waits until the result is there, but not for longer than some time. The collective goes on
  /// where it is not done by then.
  ///
  /// @param time how long to wait
  /// @throws DistributedException if it failed or is not done yet
  public void await(Duration time) {
    try {
      done.get(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new DistributedException(
          -1, collective + " is not done after " + Durations.text(time) + ".", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw failed(e);
    }
  }

  private DistributedException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new DistributedException(-1, "interrupted while waiting for " + collective + ".", e);
  }

  /// A new exception for each caller, so that the trace tells who waited.
  private static DistributedException failed(ExecutionException e) {
    Throwable cause = e.getCause();
    return cause instanceof DistributedException known
        ? new DistributedException(known.culprit(), String.valueOf(known.getMessage()), known)
        : new DistributedException(-1, "a collective failed: " + cause, cause);
  }

  /// Returns the call.
  ///
  /// @return such as `collective 7, allReduce(sum, f32, 10 elements)`
  @Override
  public String toString() {
    return collective.toString();
  }
}
