package dev.waybill.ops.search.engine;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The forward index: the stored fields of each document as one run of bytes.
public sealed interface StoredDocuments {

  /// Returns how many documents there are.
  ///
  /// @return the count
  int size();

  /// Returns the stored fields of a document.
  ///
  /// @param doc its number
  /// @return bytes as [StoredFields] writes them
  byte[] record(int doc);

  /// Documents that were just indexed, in blocks on the heap.
  ///
  /// @param blocks the blocks
  /// @param places for each document its block in the upper half and its start there in the lower
  /// @param lengths the bytes of each
  /// @param size how many there are
  @SuppressWarnings("ArrayRecordComponent") // Large; compared by nobody.
  record OnHeap(byte[][] blocks, long[] places, int[] lengths, int size)
      implements StoredDocuments {
    @Override
    public byte[] record(int doc) {
      byte[] record = new byte[lengths[doc]];
      byte[] block = blocks[(int) (places[doc] >>> 32)];
      System.arraycopy(block, (int) places[doc], record, 0, record.length);
      return record;
    }
  }

  /// Documents of a saved index, read where they lie in the mapped file.
  ///
  /// @param bytes the mapped bytes, which live as long as this record
  /// @param offsets where each document starts, and the end of the last
  @SuppressWarnings("ArrayRecordComponent") // Large; compared by nobody.
  record Mapped(MemorySegment bytes, long[] offsets) implements StoredDocuments {
    @Override
    public int size() {
      return offsets.length - 1;
    }

    @Override
    public byte[] record(int doc) {
      long length = offsets[doc + 1] - offsets[doc];
      return bytes.asSlice(offsets[doc], length).toArray(ValueLayout.JAVA_BYTE);
    }
  }
}
