package dev.waybill.ops.nn.functional;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// In which order a recurrent net walks over the steps of packed sequences, and which rows of the
/// packed tensor are whose.
///
/// @param sizes how many sequences reach each step; never rising
/// @param starts the row at which each step begins, and behind them the number of rows
/// @param reverse whether the last step comes first
@SuppressWarnings("ArrayRecordComponent") // goes from one method to the next
record Steps(int[] sizes, int[] starts, boolean reverse) {

  static Steps of(String op, long[] batchSizes, boolean reverse) {
    if (batchSizes.length == 0) {
      throw new WrongArgumentException(
          op, "batchSizes", "found none, expected how many sequences reach each step.");
    }
    int[] sizes = new int[batchSizes.length];
    int[] starts = new int[batchSizes.length + 1];
    for (int step = 0; step < sizes.length; step++) {
      long size = batchSizes[step];
      boolean rises = step > 0 && size > batchSizes[step - 1];
      if (size < 0 || rises || starts[step] + size > Integer.MAX_VALUE) {
        throw new WrongArgumentException(
            op,
            "batchSizes",
            "found "
                + Arrays.toString(batchSizes)
                + ", expected numbers from 0 that never rise, below 2³¹ together.");
      }
      sizes[step] = (int) size;
      starts[step + 1] = starts[step] + sizes[step];
    }
    return new Steps(sizes, starts, reverse);
  }

  int count() {
    return sizes.length;
  }

  /// Returns how many rows all steps have.
  int rows() {
    return starts[sizes.length];
  }

  /// Returns how many sequences there are.
  int batch() {
    return sizes[0];
  }

  boolean isUniform() {
    return sizes[sizes.length - 1] == sizes[0];
  }

  /// Returns the step that is taken at a turn.
  int at(int turn) {
    return reverse ? sizes.length - 1 - turn : turn;
  }

  /// Returns the rows of a step.
  Tensor of(Tensor packed, int step) {
    return TensorOps.narrow(packed, 0, starts[step], sizes[step]);
  }

  /// Returns a state with as many rows as a step needs: those of ended sequences are left out, and
  /// those of sequences that begin here are taken from the first state.
  Tensor fit(Tensor state, Tensor first, int step) {
    long rows = state.layout().shape(0);
    int size = sizes[step];
    if (rows == size) {
      return state;
    }
    return rows > size
        ? TensorOps.narrow(state, 0, 0, size)
        : TensorOps.cat(List.of(state, TensorOps.narrow(first, 0, rows, size - rows)), 0);
  }

  /// Returns the state of each sequence behind its last step in walking order.
  Tensor last(Tensor packed) {
    if (reverse || isUniform()) {
      return of(packed, reverse ? 0 : count() - 1);
    }
    // Sequences end the shortest first, and stand the longest first.
    List<Tensor> parts = new ArrayList<>();
    for (int step = count() - 1; step >= 0; step--) {
      int beyond = step == count() - 1 ? 0 : sizes[step + 1];
      if (sizes[step] > beyond) {
        parts.add(TensorOps.narrow(packed, 0, starts[step] + beyond, sizes[step] - beyond));
      }
    }
    return TensorOps.cat(parts, 0);
  }

  /// Returns the state from which each row was computed.
  Tensor previous(Tensor packed, Tensor first) {
    List<Tensor> parts = new ArrayList<>();
    if (isUniform()) {
      int others = rows() - batch();
      Tensor rest = TensorOps.narrow(packed, 0, reverse ? batch() : 0, others);
      parts.add(first);
      parts.add(rest);
      if (reverse) {
        Collections.reverse(parts);
      }
      return TensorOps.cat(parts, 0);
    }
    for (int step = 0; step < count(); step++) {
      int from = reverse ? step + 1 : step - 1;
      if (from >= 0 && from < count()) {
        parts.add(fit(of(packed, from), first, step));
      } else {
        parts.add(TensorOps.narrow(first, 0, 0, sizes[step]));
      }
    }
    return TensorOps.cat(parts, 0);
  }

  /// Refuses a tensor that is not of this shape.
  static void checkShape(String op, String name, Tensor tensor, long... shape) {
    if (!Arrays.equals(tensor.shape(), shape)) {
      throw new ShapeException(
          op,
          name
              + " must have shape "
              + Arrays.toString(shape)
              + ", found "
              + tensor.layout().shapeText()
              + ".");
    }
  }
}
