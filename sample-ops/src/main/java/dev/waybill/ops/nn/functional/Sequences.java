package dev.waybill.ops.nn.functional;

import dev.waybill.dispatch.ShapeException;
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
/// @param isPacked whether they were packed when they were given
@SuppressWarnings("ArrayRecordComponent") // goes from one method to the next
record Sequences(Tensor rows, long[] batchSizes, long batch, boolean batchFirst, boolean isPacked) {

  static Sequences of(String op, Tensor x, boolean batchFirst, long @Nullable [] batchSizes) {
    Recurrent.checkFloating(op, "x", x);
    if (batchSizes != null) {
      return packed(op, x, batchSizes);
    }
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
    return new Sequences(rows, sizes, batched ? batch : -1, batchFirst, false);
  }

  private static Sequences packed(String op, Tensor x, long[] batchSizes) {
    if (x.rank() != 2) {
      throw new ShapeException(
          op,
          "expected x to be 2-D with batchSizes, [rows, input], found "
              + x.layout().shapeText()
              + ".");
    }
    int rows = Steps.of(op, batchSizes, false).rows();
    if (x.layout().shape(0) != rows) {
      throw new ShapeException(
          op,
          "expected a row of x for each of the sum of batchSizes, "
              + rows
              + ", found "
              + x.layout().shapeText()
              + ".");
    }
    return new Sequences(x, batchSizes, batchSizes[0], false, true);
  }

  /// Returns last states without an axis of the batch where there was none.
  Tensor restored(Tensor states) {
    return batch < 0 ? TensorOps.select(states, 1, 0) : states;
  }

  /// Gives rows the shape of what was given.
  Tensor shaped(Tensor states) {
    if (batch < 0 || isPacked) {
      return states;
    }
    long width = states.layout().shape(1);
    Tensor steps = TensorOps.reshape(states, new long[] {batchSizes.length, batch, width});
    return batchFirst ? TensorOps.transpose(steps, 0, 1) : steps;
  }

  /// Returns the states after all layers, first states given.
  Recurrent.Walked walk(
      Recurrent net, List<Recurrent.Weights> weights, List<Tensor> first, Recurrent.Walk layer) {
    Recurrent.Walked walked = net.walk(rows, batchSizes, weights, first, layer);
    return new Recurrent.Walked(
        shaped(walked.output()), walked.last().stream().map(this::restored).toList());
  }
}
