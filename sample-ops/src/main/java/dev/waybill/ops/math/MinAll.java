package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.tensor.Tensor;

/// The op `math.minAll`.
public final class MinAll {
  private static final String NAME = "math.minAll";

  private MinAll() {}

  /// Finds the smallest of all elements.
  ///
  /// - Shapes: any; the result has no axes.
  /// - Dtypes: any; the result has that of `x`.
  /// - Numerics: exact; NaN wins. Equal elements, and NaNs, share the gradient evenly.
  /// - Source: PyTorch, `torch.min` without `dim`.
  ///
  /// ```java
  /// MathOps.minAll(Tensor.of(3f, 1f, 2f)); // ==> tensor(1.)
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.WrongArgumentException if there are no elements
  @Export(NAME)
  @Op
  public static Tensor minAll(Tensor x) {
    return Extreme.SMALLEST.values(x, Extreme.all(NAME, x), false);
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor minAllOnDevice(Tensor x) {
    return Extreme.SMALLEST.valuesOnDevice(NAME, x, Extreme.all(NAME, x), false);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor x, Tensor result) {
    Tensor bothNan = MathOps.logicalAnd(MathOps.isNan(x), MathOps.isNan(result));
    Tensor chosen = MathOps.logicalOr(MathOps.eq(x, result), bothNan);
    return Extreme.share(gy, chosen, null, false);
  }
}
