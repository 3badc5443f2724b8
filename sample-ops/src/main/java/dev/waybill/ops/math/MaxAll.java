package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.tensor.Tensor;

/// The op `math.maxAll`.
public final class MaxAll {
  private static final String NAME = "math.maxAll";

  private MaxAll() {}

  /// Finds the largest of all elements.
  ///
  /// - Shapes: any; the result has no axes.
  /// - Dtypes: any; the result has that of `x`.
  /// - Numerics: exact; NaN wins. Equal elements, and NaNs, share the gradient evenly.
  /// - Source: PyTorch, `torch.max` without `dim`.
  ///
  /// ```java
  /// MathOps.maxAll(Tensor.of(1f, 5f, 2f)); // ==> tensor(5.)
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.WrongArgumentException if there are no elements
  @Export(NAME)
  @Op
  public static Tensor maxAll(Tensor x) {
    return Extreme.LARGEST.values(x, Extreme.all(NAME, x), false);
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor maxAllOnDevice(Tensor x) {
    return Extreme.LARGEST.valuesOnDevice(NAME, x, Extreme.all(NAME, x), false);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor x, Tensor result) {
    Tensor bothNan = MathOps.logicalAnd(MathOps.isNan(x), MathOps.isNan(result));
    Tensor chosen = MathOps.logicalOr(MathOps.eq(x, result), bothNan);
    return Extreme.share(gy, chosen, null, false);
  }
}
