package dev.waybill.ops.nn.utils;

import dev.waybill.tensor.Tensor;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Sequences in the order of their lengths, the longest first; of equal length in their own order.
@SuppressWarnings("ArrayRecordComponent") // goes from one method to the next
record Lengths(long[] inOrder, long[] sorted, long[] unsorted) {

  static Lengths of(long[] lengths) {
    int[] order =
        IntStream.range(0, lengths.length)
            .boxed()
            .sorted(Comparator.comparingLong((Integer i) -> lengths[i]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    long[] inOrder = new long[lengths.length];
    long[] sorted = new long[lengths.length];
    long[] unsorted = new long[lengths.length];
    for (int i = 0; i < lengths.length; i++) {
      inOrder[i] = lengths[order[i]];
      sorted[i] = order[i];
      unsorted[order[i]] = i;
    }
    return new Lengths(inOrder, sorted, unsorted);
  }

  /// Returns whether the sequences were in order.
  boolean isSorted() {
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i] != i) {
        return false;
      }
    }
    return true;
  }

  /// Returns how many sequences reach each step.
  Tensor batchSizes() {
    long[] sizes = new long[(int) inOrder[0]];
    for (long length : inOrder) {
      for (int step = 0; step < length; step++) {
        sizes[step]++;
      }
    }
    return Tensor.fromArray(sizes);
  }
}
