package dev.waybill.ops.nn.utils;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The function `nn.utils.packPaddedSequence`.
public final class PackPaddedSequence {
  private static final String NAME = "nn.utils.packPaddedSequence";

  private PackPaddedSequence() {}

  /// Takes the padding out of sequences that are one tensor.
  ///
  /// Source: PyTorch, `torch.nn.utils.rnn.pack_padded_sequence`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 2, 3, 4, 5, 0}, 2, 3);
  /// Utils.packPaddedSequence(x, new long[] {3, 2}, true).data();
  /// // ==> tensor([1., 4., 2., 5., 3.])
  /// ```
  ///
  /// @param x `[steps, batch, ...]`, or `[batch, steps, ...]` with `batchFirst`
  /// @param lengths how many steps each sequence has, 1 to `steps`
  /// @param batchFirst whether the batch is the first axis
  /// @param enforceSorted whether to refuse lengths that are not falling; otherwise the sequences
  ///     are put in order, and back by `padPackedSequence`
  /// @return the sequences
  /// @throws dev.waybill.dispatch.OpException if lengths and shape do not fit
  @Export(NAME)
  public static PackedSequence packPaddedSequence(
      Tensor x,
      long[] lengths,
      @Default("false") boolean batchFirst,
      @Default("true") boolean enforceSorted) {
    if (x.rank() < 2) {
      throw new ShapeException(
          NAME,
          "found x: "
              + x.layout().shapeText()
              + ", expected "
              + (batchFirst ? "[batch, steps, ...]." : "[steps, batch, ...]."));
    }
    Tensor steps = batchFirst ? TensorOps.transpose(x, 0, 1) : x;
    check(lengths, steps.layout().shape(0), steps.layout().shape(1));
    Lengths order = Lengths.of(lengths);
    if (order.isSorted()) {
      return new PackedSequence(packed(steps, order), order.batchSizes(), null, null);
    }
    if (enforceSorted) {
      throw new WrongArgumentException(
          NAME,
          "lengths",
          "must be sorted in decreasing order when enforceSorted is true, found "
              + Arrays.toString(lengths)
              + ", expected the longest first; or pass enforceSorted false.");
    }
    Tensor sorted = Tensor.fromArray(order.sorted()).to(x.device());
    Tensor unsorted = Tensor.fromArray(order.unsorted()).to(x.device());
    Tensor inOrder = TensorOps.indexSelect(steps, 1, sorted);
    return new PackedSequence(packed(inOrder, order), order.batchSizes(), sorted, unsorted);
  }

  private static Tensor packed(Tensor steps, Lengths lengths) {
    long[] sizes = lengths.batchSizes().toLongArray();
    List<Tensor> parts = new ArrayList<>();
    for (int step = 0; step < sizes.length; step++) {
      parts.add(TensorOps.narrow(TensorOps.select(steps, 0, step), 0, 0, sizes[step]));
    }
    return TensorOps.cat(parts, 0);
  }

  private static void check(long[] lengths, long steps, long batch) {
    if (lengths.length == 0 || lengths.length != batch) {
      throw new WrongArgumentException(
          NAME,
          "lengths",
          "found "
              + lengths.length
              + " of them, expected one a sequence of x, "
              + batch
              + ", and at least one.");
    }
    for (long length : lengths) {
      if (length < 1 || length > steps) {
        throw new WrongArgumentException(
            NAME,
            "lengths",
            "length of all samples has to be greater than 0 and fit x, found "
                + length
                + ", expected 1 to "
                + steps
                + ".");
      }
    }
  }
}
