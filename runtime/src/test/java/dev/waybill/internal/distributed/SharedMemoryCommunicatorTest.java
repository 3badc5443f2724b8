package dev.waybill.internal.distributed;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.distributed.Collective;
import dev.waybill.distributed.Collective.Block;
import dev.waybill.distributed.Collective.Kind;
import dev.waybill.distributed.Collective.Signature;
import dev.waybill.tensor.DType;
import java.lang.foreign.Arena;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What a rank says of others that are no more.
class SharedMemoryCommunicatorTest {

  /// Processes that have ended, well or not.
  private record Ended() implements SharedMemoryCommunicator.Peers {
    @Override
    public boolean isDead(int rank) {
      return true;
    }

    @Override
    public String name(int rank) {
      return "process " + rank;
    }

    @Override
    public void close() {
      // holds nothing
    }
  }

  @Test
  void rankThatClosedIsNotCalledDead() {
    assertTold(
        SharedMemory.CLOSED,
        "rank 2 has closed its group after 0 collectives, expected all ranks to call as many.");
  }

  @Test
  void rankThatEndedWithoutAWordIsDead() {
    assertTold(SharedMemory.JOINED, "rank 1 (process 1) has died after 0 collectives.");
  }

  /// Of three ranks two have ended, the last one in a state.
  private static void assertTold(long state, String told) {
    try (Arena arena = Arena.ofShared()) {
      SharedMemory memory = new SharedMemory(arena.allocate(SharedMemory.bytes(3), Long.BYTES), 3);
      memory.setState(1, SharedMemory.JOINED);
      memory.setState(2, state);
      Block nothing = new Block(new byte[0], 0, 0);
      Signature barrier = new Signature(Kind.BARRIER, null, DType.U8, 0, 0);
      Collective collective = new Collective(1, barrier, nothing, nothing, Duration.ofMinutes(1));
      try (SharedMemoryCommunicator communicator =
          new SharedMemoryCommunicator(memory, 0, new Ended())) {
        assertThatThrownBy(() -> communicator.run(collective))
            .hasMessage("collective 1, barrier(): " + told);
      }
    }
  }
}
