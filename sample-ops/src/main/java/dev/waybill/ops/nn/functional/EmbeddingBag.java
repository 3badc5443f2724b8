package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.device.Device;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.embeddingBag`.
public final class EmbeddingBag {
  private static final String NAME = "nn.functional.embeddingBag";

  private EmbeddingBag() {}

  /// Looks up rows of a table and sums them up, or takes their mean or maximum, bag by bag.
  ///
  /// An empty bag gives 0. Rows of the padding do not count, also not in the divisor of the mean.
  /// Source: PyTorch, `torch.nn.functional.embedding_bag`.
  ///
  /// ```java
  /// Tensor weight = Tensor.fromArray(new float[] {1, 2, 3, 4, 5, 6}, 3, 2);
  /// Tensor index = Tensor.fromArray(new long[] {0, 1, 2, 2}, 2, 2);
  /// Functional.embeddingBag(index, weight); // ==> tensor([[2., 3.], [5., 6.]])
  /// ```
  ///
  /// @param index row numbers from 0, i64 or i32: `[bags, n]`, or `[m]` with offsets
  /// @param weight the table, `[rows, width]`, f32, f64, f16 or bf16
  /// @param offsets where each bag begins in `index`, ascending from 0; `null` where that has 2
  /// axes
  /// @param mode `sum`, `mean` or `max`
  /// @param perSampleWeights a factor for each row number, of its shape, with `sum` only; or `null`
  /// @param paddingIdx a row that does not count; a negative number counts from the end
  /// @return `[bags, width]`
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit, offsets do not ascend
  ///   from 0, the table has no such row, or the mode is none of these
  @Export(NAME)
  public static Tensor embeddingBag(
      Tensor index,
      Tensor weight,
      @Default("null") @Nullable Tensor offsets,
      @Default("mean") String mode,
      @Default("null") @Nullable Tensor perSampleWeights,
      @Default("null") @Nullable Long paddingIdx) {
    checkWeights(index, weight, mode, perSampleWeights);
    long rows = weight.layout().shape(0);
    long padding = Rows.padding(NAME, paddingIdx, rows);
    Bags bags = Bags.of(NAME, index, offsets);
    Bags kept = bags.without(Rows.checked(NAME, index, rows), padding);
    Device device = weight.device();
    Tensor found = TensorOps.indexSelect(weight, 0, Tensor.of(kept.rows).to(device));
    if (perSampleWeights != null) {
      Tensor flat = TensorOps.reshape(perSampleWeights, new long[] {index.size()});
      Tensor factors = TensorOps.indexSelect(flat, 0, Tensor.of(kept.positions).to(device));
      found = TensorOps.mul(found, TensorOps.unsqueeze(factors, 1));
    }
    return mode.equals("max") ? maximum(found, kept) : sum(found, kept, mode.equals("mean"));
  }

  private static Tensor sum(Tensor found, Bags bags, boolean mean) {
    Device device = found.device();
    Tensor nothing = Tensor.zeros(device, found.dtype(), bags.count, found.layout().shape(1));
    Tensor sum = TensorOps.indexAdd(nothing, 0, Tensor.of(bags.bagOfRow).to(device), found);
    if (!mean) {
      return sum;
    }
    double[] sizes = new double[(int) bags.count];
    for (long bag : bags.bagOfRow) {
      sizes[(int) bag]++;
    }
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.max(1, sizes[i]);
    }
    Tensor divisors = Tensor.fromDoubles(found.dtype(), sizes, sizes.length, 1).to(device);
    return TensorOps.div(sum, divisors);
  }

  private static Tensor maximum(Tensor found, Bags bags) {
    long width = found.layout().shape(1);
    Tensor zero = Tensor.scalar(0.0);
    if (found.layout().shape(0) == 0) {
      return Tensor.zeros(found.device(), found.dtype(), bags.count, width);
    }
    Tensor bagOfRow = Tensor.of(bags.bagOfRow).to(found.device());
    Tensor at = Functional.segmentArgmax(found, bagOfRow, bags.count); // -1: empty
    Tensor empty = MathOps.lt(at, Tensor.scalar(0L));
    Tensor somewhere = TensorOps.where(empty, Tensor.scalar(0L), at);
    return TensorOps.where(empty, zero, TensorOps.gather(found, 0, somewhere));
  }

  private static void checkWeights(
      Tensor index, Tensor weight, String mode, @Nullable Tensor perSampleWeights) {
    if (!List.of("sum", "mean", "max").contains(mode)) {
      throw new WrongArgumentException(
          NAME, "mode", "found " + mode + ", expected one of sum, mean, max.");
    }
    Rows.checkTable(NAME, weight);
    if (!weight.dtype().isFloating()) {
      throw new WrongArgumentException(
          NAME, "weight", "found dtype " + weight.dtype() + ", expected f32, f64, f16 or bf16.");
    }
    Rows.checkIndex(NAME, index);
    if (perSampleWeights == null) {
      return;
    }
    if (!mode.equals("sum")) {
      throw new WrongArgumentException(
          NAME, "perSampleWeights", "is only supported for mode sum, found mode " + mode + ".");
    }
    if (!perSampleWeights.layout().sameShape(index.layout())) {
      throw new ShapeException(
          NAME,
          "perSampleWeights must have the shape of index, "
              + index.layout().shapeText()
              + ", found "
              + perSampleWeights.layout().shapeText()
              + ".");
    }
    if (perSampleWeights.dtype() != weight.dtype()) {
      throw new WrongArgumentException(
          NAME,
          "perSampleWeights",
          "found dtype "
              + perSampleWeights.dtype()
              + ", expected that of weight, "
              + weight.dtype()
              + ".");
    }
  }
}
