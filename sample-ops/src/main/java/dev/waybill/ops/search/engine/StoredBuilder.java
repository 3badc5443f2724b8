package dev.waybill.ops.search.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Collects stored documents. A document lies in one block, however long it is.
public final class StoredBuilder {
  /// As in [ByteLog]: a power of two would take twice the room.
  private static final int BLOCK = (1 << 20) - 16;

  private final List<byte[]> blocks = new ArrayList<>();
  private byte[] block = new byte[0];
  private int at;
  private long[] places = new long[1 << 8];
  private int[] lengths = new int[1 << 8];
  private int size;

  /// Creates a builder without documents.
  public StoredBuilder() {}

  /// Adds the next document.
  ///
  /// @param record its bytes, copied
  public void add(byte[] record) {
    if (record.length > block.length - at) {
      trim();
      block = new byte[Math.max(BLOCK, record.length)];
      blocks.add(block);
      at = 0;
    }
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
    }
    System.arraycopy(record, 0, block, at, record.length);
    places[size] = ((long) (blocks.size() - 1) << 32) | at;
    lengths[size++] = record.length;
    at += record.length;
  }

  /// Ends the collecting.
  ///
  /// @return the documents
  public StoredDocuments build() {
    trim();
    return new StoredDocuments.OnHeap(
        blocks.toArray(byte[][]::new),
        Arrays.copyOf(places, size),
        Arrays.copyOf(lengths, size),
        size);
  }

  private void trim() {
    if (!blocks.isEmpty() && at < block.length) {
      blocks.set(blocks.size() - 1, Arrays.copyOf(block, at));
    }
  }
}
