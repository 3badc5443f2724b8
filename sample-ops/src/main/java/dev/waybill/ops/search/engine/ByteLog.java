package dev.waybill.ops.search.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A log of small numbers, written once and read once. Blocks are freed as they are read, because
/// the arrays that are filled from the log need the room.
final class ByteLog {
  /// With its header just a region of the garbage collector, where a block of its own would take
  /// two.
  private static final int BLOCK = (1 << 20) - 16;

  private static final int LONGEST = 5;

  private final List<byte[]> blocks = new ArrayList<>();
  private byte[] block = new byte[1 << 10];
  private int at;

  /// Adds a number, seven bits a byte.
  void add(int value) {
    if (at + LONGEST > block.length) {
      grow();
    }
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      block[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    block[at++] = (byte) rest;
  }

  /// Ends the writing.
  Reader read() {
    blocks.add(block);
    return new Reader(blocks);
  }

  private void grow() {
    if (block.length < BLOCK) {
      block = Arrays.copyOf(block, Math.min(BLOCK, 4 * block.length));
      return;
    }
    blocks.add(block);
    block = new byte[BLOCK];
    at = 0;
  }

  static final class Reader {
    private final List<byte[]> blocks;
    private int next;
    private byte[] block = new byte[0];
    private int at;

    private Reader(List<byte[]> blocks) {
      this.blocks = blocks;
    }

    int read() {
      // The same test as the writer's: no number crosses a block.
      if (at + LONGEST > block.length && next < blocks.size()) {
        block = blocks.set(next++, new byte[0]);
        at = 0;
      }
      int value = block[at++];
      if (value >= 0) {
        return value;
      }
      value &= 0x7F;
      for (int shift = 7; ; shift += 7) {
        int b = block[at++];
        value |= (b & 0x7F) << shift;
        if (b >= 0) {
          return value;
        }
      }
    }
  }
}
