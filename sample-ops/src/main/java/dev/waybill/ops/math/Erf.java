package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;
import dev.waybill.kernel.ScalarMath;

/// The op `math.erf`.
public final class Erf {
  private Erf() {}

  /// Applies the error function to each element: `2 / √π · ∫₀ˣ exp(-t²) dt`.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: computed in `double` as [ScalarMath#erf] says, rounded once; `f32` on the Vector
  ///   API off by less than 1.5 units.
  /// - Source: PyTorch, `torch.erf`.
  ///
  /// ```java
  /// MathOps.erf(Tensor.of(0f, 1f)); // ==> tensor([0.0000, 0.8427])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("math.erf")
  @Elementwise(inPlace = true)
  public static double erf(double x) {
    return ScalarMath.erf(x);
  }
}
