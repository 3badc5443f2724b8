package dev.waybill.internal.distributed;

import dev.waybill.distributed.Collective;
import dev.waybill.distributed.Collective.Block;
import dev.waybill.distributed.Communicator;
import dev.waybill.distributed.DistributedException;
import dev.waybill.distributed.ReduceOp;
import dev.waybill.internal.text.Durations;
import dev.waybill.tensor.DType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// Collectives over memory that all ranks share, the same for threads and for processes.
///
/// All ranks do the same steps. In a step each writes what it has, says so, and waits until all
/// have; then it may read what they wrote. Slots are used in turn: whoever writes a slot again has
/// seen all others make the step after the one in which they read it. Reductions go in the order of
/// the ranks, so that all get the same bits, in every run.
final class SharedMemoryCommunicator implements Communicator {
  // Below this each rank reduces all itself, which spares a wait.
  private static final int WHOLE_BYTES = 8 * 1024;
  // What is copied into an array at once, so that it is still in the first cache when it is added.
  private static final int BLOCK_BYTES = 16 * 1024;

  private final SharedMemory memory;
  private final int rank;
  private final int size;
  private final Peers peers;
  private final Map<DType, Lane> lanes = new EnumMap<>(DType.class);
  private long steps;
  private int chunks;

  /// What an engine knows about the ranks beside the memory.
  interface Peers extends AutoCloseable {

    /// Returns whether a rank has ended without saying so.
    boolean isDead(int rank);

    /// Names what a rank is.
    ///
    /// @return such as `process 4711`
    String name(int rank);

    /// Gives back what the engine holds for this rank.
    @Override
    void close();
  }

  /// The loops of a dtype, with memory for one block.
  private record Lane(ArrayKind kind, Object block, int length) {}

  SharedMemoryCommunicator(SharedMemory memory, int rank, Peers peers) {
    this.memory = memory;
    this.rank = rank;
    this.size = memory.size();
    this.peers = peers;
  }

  @Override
  public void run(Collective collective) {
    long deadline = System.nanoTime() + collective.deadline().toNanos();
    Lane lane =
        lanes.computeIfAbsent(collective.signature().dtype(), SharedMemoryCommunicator::lane);
    switch (collective.signature().kind()) {
      case ALL_REDUCE -> allReduce(collective, lane, deadline);
      case REDUCE_SCATTER -> reduceScatter(collective, lane, deadline);
      case ALL_GATHER -> allGather(collective, lane, deadline);
      case BROADCAST -> broadcast(collective, lane, deadline);
      case BARRIER -> step(collective, deadline);
    }
    memory.setFinished(rank, collective.number());
  }

  @Override
  public void abort(int culprit, String reason) {
    memory.fail(rank, culprit, reason);
  }

  @Override
  public void close() {
    if (memory.state(rank) != SharedMemory.FAILED) {
      memory.setState(rank, SharedMemory.CLOSED);
    }
    peers.close();
  }

  private static Lane lane(DType dtype) {
    ArrayKind kind = ArrayKind.of(dtype);
    int length = BLOCK_BYTES / kind.bytes();
    return new Lane(kind, kind.make(length), length);
  }

  private void allReduce(Collective collective, Lane lane, long deadline) {
    Block block = collective.target();
    ReduceOp op = Objects.requireNonNull(collective.signature().op());
    int most = SharedMemory.SLOT / lane.kind.bytes();
    int done = 0;
    do { // once for an empty tensor too, so that all ranks are seen to call the same
      int count = Math.min(most, block.length() - done);
      int at = block.offset() + done;
      int parity = chunks++ & 1;
      write(lane, block.array(), at, memory.slot(rank, parity), count);
      step(collective, deadline);
      if ((long) count * lane.kind.bytes() <= WHOLE_BYTES) {
        reduce(lane, op, parity, 0, count, block.array(), at);
      } else {
        int from = share(count, rank);
        int to = share(count, rank + 1);
        reduce(lane, op, parity, from, to - from, block.array(), at + from);
        // Where this rank's own numbers stood, which nobody else reads.
        long place = memory.slot(rank, parity) + (long) from * lane.kind.bytes();
        write(lane, block.array(), at + from, place, to - from);
        step(collective, deadline);
        for (int other = 0; other < size; other++) {
          int start = share(count, other);
          if (other != rank) {
            long slot = memory.slot(other, parity) + (long) start * lane.kind.bytes();
            read(lane, slot, block.array(), at + start, share(count, other + 1) - start);
          }
        }
      }
      done += count;
    } while (done < block.length());
  }

  /// Returns where a rank's part of a chunk begins.
  private int share(int count, int of) {
    return (int) ((long) count * of / size);
  }

  private void reduceScatter(Collective collective, Lane lane, long deadline) {
    Block source = collective.source();
    Block target = collective.target();
    ReduceOp op = Objects.requireNonNull(collective.signature().op());
    int most = Math.max(1, SharedMemory.SLOT / lane.kind.bytes() / size);
    int done = 0;
    do {
      int count = Math.min(most, target.length() - done);
      int parity = chunks++ & 1;
      for (int other = 0; other < size; other++) {
        int at = source.offset() + other * target.length() + done;
        long place = memory.slot(rank, parity) + (long) other * count * lane.kind.bytes();
        write(lane, source.array(), at, place, count);
      }
      step(collective, deadline);
      reduce(lane, op, parity, rank * count, count, target.array(), target.offset() + done);
      done += count;
    } while (done < target.length());
  }

  private void allGather(Collective collective, Lane lane, long deadline) {
    Block source = collective.source();
    Block target = collective.target();
    int most = SharedMemory.SLOT / lane.kind.bytes();
    int done = 0;
    do {
      int count = Math.min(most, source.length() - done);
      int parity = chunks++ & 1;
      write(lane, source.array(), source.offset() + done, memory.slot(rank, parity), count);
      step(collective, deadline);
      for (int other = 0; other < size; other++) {
        int at = target.offset() + other * source.length() + done;
        read(lane, memory.slot(other, parity), target.array(), at, count);
      }
      done += count;
    } while (done < source.length());
  }

  private void broadcast(Collective collective, Lane lane, long deadline) {
    Block block = collective.target();
    int root = collective.signature().root();
    int most = SharedMemory.SLOT / lane.kind.bytes();
    int done = 0;
    do {
      int count = Math.min(most, block.length() - done);
      int parity = chunks++ & 1;
      if (rank == root) {
        write(lane, block.array(), block.offset() + done, memory.slot(rank, parity), count);
      }
      step(collective, deadline);
      if (rank != root) {
        read(lane, memory.slot(root, parity), block.array(), block.offset() + done, count);
      }
      done += count;
    } while (done < block.length());
  }

  /// Reduces elements of all slots, block by block, in the order of the ranks.
  private void reduce(
      Lane lane, ReduceOp op, int parity, int from, int count, Object into, int at) {
    for (int done = 0; done < count; done += lane.length) {
      int part = Math.min(lane.length, count - done);
      long place = (long) (from + done) * lane.kind.bytes();
      read(lane, memory.slot(0, parity) + place, into, at + done, part);
      for (int other = 1; other < size; other++) {
        read(lane, memory.slot(other, parity) + place, lane.block, 0, part);
        lane.kind.combine(op, into, at + done, lane.block, part);
      }
      if (op == ReduceOp.AVG) {
        lane.kind.divide(into, at + done, part, size);
      }
    }
  }

  private void read(Lane lane, long place, Object array, int at, int count) {
    lane.kind.read(memory.elements(), place, array, at, count);
  }

  private void write(Lane lane, Object array, int at, long place, int count) {
    lane.kind.write(array, at, memory.elements(), place, count);
  }

  /// Says that this rank has written, and waits until all have.
  private void step(Collective collective, long deadline) {
    long step = ++steps;
    memory.writeHeader(rank, step, collective);
    memory.setSteps(rank, step);
    for (int other = 0; other < size; other++) {
      if (memory.steps(other) < step) {
        await(collective, other, step, deadline);
      }
    }
    for (int other = 1; other < size; other++) {
      if (!memory.sameHeader(0, other, step)) {
        throw mismatch(other, step);
      }
    }
  }

  private void await(Collective collective, int other, long step, long deadline) {
    Patience patience = new Patience(deadline, size);
    while (memory.steps(other) < step) {
      patience.pause();
      if (patience.isTimeToLook()) {
        checkStates(collective, step);
        if (patience.isTimeToAsk()) {
          checkLives(collective, step);
        }
        if (patience.isOver() && memory.steps(other) < step) {
          throw silent(collective, other);
        }
        if (Thread.currentThread().isInterrupted()) {
          throw new DistributedException(-1, "interrupted in " + collective + ".");
        }
      }
    }
  }

  private void checkStates(Collective collective, long step) {
    for (int other = 0; other < size; other++) {
      if (other != rank && memory.state(other) == SharedMemory.FAILED) {
        int culprit = memory.culprit(other);
        throw new DistributedException(
            culprit < 0 ? other : culprit,
            collective + ": rank " + other + " has failed: " + memory.reason(other));
      }
    }
    for (int other = 0; other < size; other++) {
      // Asked in this order: a rank makes its last step before it leaves.
      if (memory.state(other) == SharedMemory.CLOSED && memory.steps(other) < step) {
        throw new DistributedException(
            other,
            collective
                + ": rank "
                + other
                + " has closed its group after "
                + finished(other)
                + ", expected all ranks to call as many.");
      }
    }
  }

  private void checkLives(Collective collective, long step) {
    for (int other = 0; other < size; other++) {
      if (other != rank && memory.steps(other) < step && peers.isDead(other)) {
        checkStates(collective, step); // it may have ended well, or said why not, just before
        throw new DistributedException(
            other,
            collective
                + ": rank "
                + other
                + " ("
                + peers.name(other)
                + ") has died after "
                + finished(other)
                + ".");
      }
    }
  }

  private DistributedException silent(Collective collective, int other) {
    return new DistributedException(
        other,
        collective
            + ": rank "
            + other
            + " ("
            + peers.name(other)
            + ") has not come within "
            + Durations.text(collective.deadline())
            + "; it has finished "
            + finished(other)
            + ". It hangs, or needs longer: then raise the deadline.");
  }

  private DistributedException mismatch(int other, long step) {
    return Headers.mismatch(
        memory.number(0, step),
        memory.signature(0, step),
        other,
        memory.number(other, step),
        memory.signature(other, step));
  }

  private String finished(int other) {
    return Headers.times(memory.finished(other));
  }
}
