package dev.waybill.ops.math;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.NotDifferentiable;
import dev.waybill.annotations.Op;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The op `math.argmax`.
public final class Argmax {
  static final String NAME = "math.argmax";

  private Argmax() {}

  /// Finds the places of the largest elements along an axis.
  ///
  /// - Shapes: the axis disappears, or stays with length 1.
  /// - Dtypes: any; the result is `i64`.
  /// - Numerics: of equal elements the first; NaN wins.
  /// - Source: PyTorch, `torch.argmax`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 5, 7, 2}, 2, 2);
  /// MathOps.argmax(x); // ==> tensor(2)
  /// MathOps.argmax(x, 1); // ==> tensor([1, 0])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axis, a negative one from the end; `null` for the places among all elements,
  ///   the last axis fastest
  /// @param keepDim whether the axis stays with length 1
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.WrongArgumentException if there is no such axis, or nothing on it
  @Export(NAME)
  @Op
  @NotDifferentiable("Places.")
  public static Tensor argmax(
      Tensor x, @Default("null") @Nullable Integer dim, @Default("false") boolean keepDim) {
    return Extreme.LARGEST.places(x, Extreme.dims(NAME, x, dim), keepDim);
  }
}
