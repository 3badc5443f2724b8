package dev.waybill.internal.distributed;

import java.util.concurrent.locks.LockSupport;

/// One wait for another rank: spins first, because most waits are short, then gives the core away,
/// then sleeps. Between the sleeps it is time to look whether the other still lives.
final class Patience {
  private static final int SPINS = 200;
  private static final int YIELDS = 400;
  private static final long SHORT_NANOS = 50_000;
  private static final long LONG_NANOS = 1_000_000;
  private static final int SHORT_SLEEPS = 400;
  private static final int LOOK_EVERY = 64;

  // A rank that spins on the only core keeps the others from what it waits for.
  private final boolean spins;
  private final long deadline;
  private int rounds;

  /// Begins to wait.
  ///
  /// @param deadline until when, as of [System#nanoTime()]
  /// @param ranks how many threads may wait so at once
  Patience(long deadline, int ranks) {
    this.deadline = deadline;
    this.spins = ranks <= Runtime.getRuntime().availableProcessors();
  }

  /// Waits a little.
  @SuppressWarnings(
      "ThreadPriorityCheck") // yields between spinning and sleeping, relies on nothing
  void pause() {
    rounds++;
    if (spins && rounds < SPINS) {
      Thread.onSpinWait();
    } else if (rounds < YIELDS) {
      Thread.yield();
    } else {
      LockSupport.parkNanos(rounds < YIELDS + SHORT_SLEEPS ? SHORT_NANOS : LONG_NANOS);
    }
  }

  /// Returns whether flags are to be looked at, which costs little.
  boolean isTimeToLook() {
    return rounds % LOOK_EVERY == 0 || rounds > YIELDS;
  }

  /// Returns whether the system is to be asked for what lives, which costs more.
  boolean isTimeToAsk() {
    return rounds > YIELDS + SHORT_SLEEPS && rounds % LOOK_EVERY == 0;
  }

  boolean isOver() {
    return System.nanoTime() - deadline > 0;
  }
}
