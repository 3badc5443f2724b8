package dev.waybill.ops.nn.functional;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.ops.nn.utils.PackedSequence;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a recurrent net is given, as rows in packed order, and the way back.
///
/// @param rows a row a sequence and step
/// @param batchSizes how many sequences reach each step
/// @param batch how many sequences; -1 for one without an axis
/// @param batchFirst whether the batch is the first axis of `x`
/// @param packed what the rows were taken from; `null` for a tensor
@SuppressWarnings("ArrayRecordComponent") // goes from one method to the next
record Sequences(
    Tensor rows,
    long[] batchSizes,
    long batch,
    boolean batchFirst,
    @Nullable PackedSequence packed) {

  static Sequences of(String op, Tensor x, boolean batchFirst) {
    Recurrent.checkFloating(op, "x", x);
    if (x.rank() != 2 && x.rank() != 3) {
      throw new ShapeException(
          op,
          "expected x to be 2-D or 3-D, [steps, input] or "
              + (batchFirst ? "[batch, steps, input]" : "[steps, batch, input]")
              + ", found "
              + x.layout().shapeText()
              + ".");
    }
    boolean batched = x.rank() == 3;
    Tensor steps = batched && batchFirst ? TensorOps.transpose(x, 0, 1) : x;
    long count = steps.layout().shape(0);
    if (count == 0) {
      throw new ShapeException(
          op, "expected at least one step, found x: " + x.layout().shapeText() + ", without any.");
    }
    long batch = batched ? steps.layout().shape(1) : 1;
    long[] sizes = new long[(int) count];
    Arrays.fill(sizes, batch);
    long width = x.layout().shape(x.rank() - 1);
    Tensor rows = batched ? TensorOps.reshape(steps, new long[] {count * batch, width}) : steps;
    return new Sequences(rows, sizes, batched ? batch : -1, batchFirst, null);
  }

  static Sequences of(String op, PackedSequence x) {
    Recurrent.checkFloating(op, "x", x.data());
    if (x.data().rank() != 2) {
      throw new ShapeException(
          op,
          "expected packed sequences of rows, [sum of lengths, input], found "
              + x.data().layout().shapeText()
              + ".");
    }
    return new Sequences(x.data(), x.batchSizes().toLongArray(), x.batchSize(), false, x);
  }

  /// Puts first states into the order of packed sequences.
  Tensor sorted(Tensor states) {
    Tensor order = packed == null ? null : packed.sortedIndices();
    return order == null ? states : TensorOps.indexSelect(states, 1, order);
  }

  /// Puts last states into the order of the batch, without an axis where there was none.
  Tensor restored(Tensor states) {
    Tensor order = packed == null ? null : packed.unsortedIndices();
    if (order != null) {
      return TensorOps.indexSelect(states, 1, order);
    }
    return batch < 0 ? TensorOps.select(states, 1, 0) : states;
  }

  /// Gives rows the shape of what was given.
  Tensor shaped(Tensor states) {
    if (batch < 0 || packed != null) {
      return states;
    }
    long width = states.layout().shape(1);
    Tensor steps = TensorOps.reshape(states, new long[] {batchSizes.length, batch, width});
    return batchFirst ? TensorOps.transpose(steps, 0, 1) : steps;
  }

  /// Returns the states after all layers, first states given.
  Recurrent.Walked walk(
      Recurrent net, List<Recurrent.Weights> weights, List<Tensor> first, Recurrent.Walk layer) {
    Recurrent.Walked walked =
        net.walk(rows, batchSizes, weights, first.stream().map(this::sorted).toList(), layer);
    return new Recurrent.Walked(
        shaped(walked.output()), walked.last().stream().map(this::restored).toList());
  }
}
