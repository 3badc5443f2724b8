package dev.waybill.ops.nn.utils;

import dev.waybill.annotations.Export;
import dev.waybill.device.Device;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sequences of unequal length without padding: the first elements of all sequences, then the
/// second ones, and so on. The sequences stand in the order of their lengths, the longest first.
///
/// @param data the elements, `[sum of lengths, ...]`
/// @param batchSizes how many sequences have a first element, a second one, and so on: `i64`,
///     falling
/// @param sortedIndices which sequence of the batch stands where, `i64`; `null` where the batch is
///     in order
/// @param unsortedIndices where each sequence of the batch stands, `i64`; `null` where the batch is
///     in order
@Export("nn.utils.PackedSequence")
public record PackedSequence(
    Tensor data,
    Tensor batchSizes,
    @Nullable Tensor sortedIndices,
    @Nullable Tensor unsortedIndices)
    implements TensorTuple {
  private static final String NAME = "nn.utils.PackedSequence";

  /// Checks that the parts fit.
  ///
  /// @throws WrongArgumentException if they do not
  public PackedSequence {
    long[] sizes = sizes(batchSizes);
    long sum = 0;
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] < 1 || (i > 0 && sizes[i] > sizes[i - 1])) {
        throw new WrongArgumentException(
            NAME,
            "batchSizes",
            "found " + batchSizes + ", expected numbers from 1 that never rise.");
      }
      sum += sizes[i];
    }
    if (data.rank() == 0 || data.layout().shape(0) != sum) {
      throw new WrongArgumentException(
          NAME,
          "data",
          "found shape "
              + data.layout().shapeText()
              + ", expected ["
              + sum
              + ", ...], a row for each of the sum of batchSizes.");
    }
    if ((sortedIndices == null) != (unsortedIndices == null)) {
      throw new WrongArgumentException(
          NAME,
          "unsortedIndices",
          "found one of sortedIndices and unsortedIndices, expected both or none.");
    }
    checkOrder("sortedIndices", sortedIndices, sizes[0]);
    checkOrder("unsortedIndices", unsortedIndices, sizes[0]);
  }

  /// Returns how many sequences there are.
  ///
  /// @return at least 1
  public long batchSize() {
    return batchSizes.getLong(0);
  }

  /// Returns the same sequences with other elements.
  ///
  /// @param elements as many as there are here
  /// @return the sequences
  public PackedSequence withData(Tensor elements) {
    return new PackedSequence(elements, batchSizes, sortedIndices, unsortedIndices);
  }

  /// Puts states of the sequences, `[..., batch, ...]` with the batch as the second axis, into the
  /// order in which the sequences stand here.
  ///
  /// @param states in the batch's order; `null` for none
  /// @return in the order of lengths; `null` for none
  public @Nullable Tensor sorted(@Nullable Tensor states) {
    return states == null || sortedIndices == null
        ? states
        : TensorOps.indexSelect(states, 1, sortedIndices);
  }

  /// Undoes [#sorted(Tensor)].
  ///
  /// @param states in the order of lengths
  /// @return in the batch's order
  public Tensor restored(Tensor states) {
    return unsortedIndices == null ? states : TensorOps.indexSelect(states, 1, unsortedIndices);
  }

  @Override
  public List<Tensor> tensors() {
    return sortedIndices == null || unsortedIndices == null
        ? List.of(data, batchSizes)
        : List.of(data, batchSizes, sortedIndices, unsortedIndices);
  }

  @Override
  public PackedSequence with(List<Tensor> tensors) {
    boolean sorted = tensors.size() == 4;
    return new PackedSequence(
        tensors.get(0),
        tensors.get(1),
        sorted ? tensors.get(2) : null,
        sorted ? tensors.get(3) : null);
  }

  private static long[] sizes(Tensor batchSizes) {
    if (batchSizes.dtype() != DType.I64
        || batchSizes.rank() != 1
        || batchSizes.size() == 0
        || !batchSizes.device().equals(Device.CPU)) {
      throw new WrongArgumentException(
          NAME,
          "batchSizes",
          "found "
              + batchSizes.dtype()
              + " "
              + batchSizes.layout().shapeText()
              + " on "
              + batchSizes.device()
              + ", expected i64 numbers on the processor, one a step, at least one.");
    }
    return batchSizes.toLongArray();
  }

  private static void checkOrder(String name, @Nullable Tensor order, long count) {
    if (order != null
        && (order.dtype() != DType.I64 || order.rank() != 1 || order.size() != count)) {
      throw new WrongArgumentException(
          NAME,
          name,
          "found "
              + order.dtype()
              + " "
              + order.layout().shapeText()
              + ", expected i64 ["
              + count
              + "], one a sequence.");
    }
  }
}
