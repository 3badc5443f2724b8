package dev.waybill.internal.distributed;

import dev.waybill.distributed.Communicator;
import dev.waybill.distributed.DistributedException;
import dev.waybill.distributed.ProcessGroupEngine;
import dev.waybill.distributed.Rendezvous;
import java.lang.foreign.Arena;

/// Ranks that are threads of one JVM. They are started by [dev.waybill.distributed.ThreadRanks],
/// which gives them their memory.
public final class ThreadsEngine implements ProcessGroupEngine {
  /// The name of the engine.
  public static final String NAME = "threads";

  /// Made by the service loader.
  public ThreadsEngine() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Communicator open(Rendezvous rendezvous) {
    throw new DistributedException(
        -1,
        "the ranks of the engine threads are threads of one JVM: start them with"
            + " ThreadRanks.run("
            + rendezvous.size()
            + ", group -> …), or choose the engine local for processes.");
  }

  /// The memory of the ranks of one call.
  public static final class Memory implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final SharedMemory shared;
    private boolean stays;

    /// Makes memory.
    ///
    /// @param size how many ranks there are
    public Memory(int size) {
      shared = new SharedMemory(arena.allocate(SharedMemory.bytes(size), Long.BYTES), size);
    }

    /// Lets a rank join.
    public Communicator communicator(Rendezvous rendezvous) {
      shared.setState(rendezvous.rank(), SharedMemory.JOINED);
      return new SharedMemoryCommunicator(shared, rendezvous.rank(), new Threads());
    }

    /// Keeps the memory for threads that go on using it.
    public void leave() {
      stays = true;
    }

    @Override
    public void close() {
      if (!stays) {
        arena.close();
      }
    }
  }

  /// Threads end with a word: `ThreadRanks` gives it for those that throw.
  private record Threads() implements SharedMemoryCommunicator.Peers {
    @Override
    public boolean isDead(int rank) {
      return false;
    }

    @Override
    public String name(int rank) {
      return "thread rank-" + rank;
    }

    @Override
    public void close() {
      // the memory belongs to all
    }
  }
}
