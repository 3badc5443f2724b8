package dev.waybill.ops.nn.utils;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The function `nn.utils.padPackedSequence`.
public final class PadPackedSequence {
  private static final String NAME = "nn.utils.padPackedSequence";

  private PadPackedSequence() {}

  /// Puts packed sequences into one tensor, in the order that they had before they were packed.
  ///
  /// Source: PyTorch, `torch.nn.utils.rnn.pad_packed_sequence`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 2, 3, 4, 5, 0}, 2, 3);
  /// var packed = Utils.packPaddedSequence(x, new long[] {3, 2}, true);
  /// Utils.padPackedSequence(packed, true, 0, null).data();
  /// // ==> tensor([[1., 2., 3.], [4., 5., 0.]])
  /// ```
  ///
  /// @param sequence the sequences
  /// @param batchFirst whether the batch becomes the first axis
  /// @param paddingValue what stands behind the end of a sequence
  /// @param totalLength how many steps the tensor has; `null` for those of the longest sequence
  /// @return the tensor, and the lengths
  /// @throws WrongArgumentException if the sequences are longer than `totalLength`
  @Export(NAME)
  public static PaddedSequence padPackedSequence(
      PackedSequence sequence,
      @Default("false") boolean batchFirst,
      @Default("0.0") double paddingValue,
      @Default("null") @Nullable Long totalLength) {
    long[] sizes = sequence.batchSizes().toLongArray();
    long total = totalLength == null ? sizes.length : totalLength;
    if (total < sizes.length) {
      throw new WrongArgumentException(
          NAME,
          "totalLength",
          "expected at least the length of the longest sequence, "
              + sizes.length
              + ", found "
              + total
              + ".");
    }
    Tensor steps = padded(sequence.data(), sizes, paddingValue, total);
    Tensor lengths = lengths(sizes);
    Tensor unsorted = sequence.unsortedIndices();
    if (unsorted != null) {
      steps = TensorOps.indexSelect(steps, 1, unsorted);
      lengths = TensorOps.indexSelect(lengths, 0, unsorted.to(lengths.device()));
    }
    return new PaddedSequence(batchFirst ? TensorOps.transpose(steps, 0, 1) : steps, lengths);
  }

  private static Tensor padded(Tensor data, long[] sizes, double value, long total) {
    List<Tensor> steps = new ArrayList<>();
    long at = 0;
    for (long size : sizes) {
      Tensor step = TensorOps.narrow(data, 0, at, size);
      at += size;
      long absent = sizes[0] - size;
      steps.add(absent == 0 ? step : TensorOps.cat(List.of(step, padding(data, absent, value)), 0));
    }
    while (steps.size() < total) {
      steps.add(padding(data, sizes[0], value));
    }
    return TensorOps.stack(steps, 0);
  }

  private static Tensor padding(Tensor like, long rows, double value) {
    long[] shape = like.shape();
    shape[0] = rows;
    return Tensor.full(like.device(), like.dtype(), value, shape);
  }

  private static Tensor lengths(long[] sizes) {
    long[] lengths = new long[(int) sizes[0]];
    for (long size : sizes) {
      for (int i = 0; i < size; i++) {
        lengths[i]++;
      }
    }
    return Tensor.fromArray(lengths);
  }
}
