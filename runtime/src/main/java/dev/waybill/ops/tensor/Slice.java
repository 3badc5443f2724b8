package dev.waybill.ops.tensor;

import dev.waybill.annotations.Aliases;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Op;
import dev.waybill.tensor.Slices;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The op `tensor.slice`.
public final class Slice {
  private static final String NAME = "tensor.slice";

  private Slice() {}

  /// Takes every `step`-th position of an axis from `start` up to, without, `end`.
  ///
  /// - Dtypes: all.
  /// - Source: NumPy user guide, basic slicing.
  ///
  /// ```java
  /// TensorOps.slice(Tensor.arange(6), 0, 1L, null, 2); // ==> tensor([1, 3, 5])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axis; a negative number counts from the end
  /// @param start the first position, cut to the axis; negative from the end; `null` for 0
  /// @param end the bound, likewise; `null` for the length
  /// @param step 1 or more
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if the step is not positive
  @Export(NAME)
  @Op
  public static Tensor slice(
      @Aliases Tensor x,
      @Default("0") int dim,
      @Default("null") @Nullable Long start,
      @Default("null") @Nullable Long end,
      @Default("1") long step) {
    return x.alias(Slices.slice(x.layout(), dim, start, end, step));
  }
}
