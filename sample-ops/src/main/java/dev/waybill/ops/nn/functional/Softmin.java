package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.softmin`.
public final class Softmin {
  private static final String NAME = "nn.functional.softmin";

  private Softmin() {}

  /// Makes probabilities of numbers along an axis, the largest for the smallest: [softmax][Softmax]
  /// of `-x`.
  ///
  /// Source: PyTorch, `torch.nn.functional.softmin`.
  ///
  /// ```java
  /// Functional.softmin(Tensor.of(1f, 2f, 3f), 0); // ==> tensor([0.6652, 0.2447, 0.0900])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axis; a negative number counts from the end
  /// @param dtype what the numbers are converted to first; `null` leaves them alone
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.WrongArgumentException if there is no such axis or the dtype has
  ///   no fractions
  @Export(NAME)
  public static Tensor softmin(Tensor x, int dim, @Default("null") @Nullable DType dtype) {
    DType wide = Softmax.dtype(NAME, x, dtype);
    Layouts.dim(NAME, "dim", dim, x.rank());
    return Functional.softmax(TensorOps.neg(TensorOps.to(x, wide)), dim);
  }
}
