package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Attribute;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `nn.functional.hardshrink`.
public final class Hardshrink {
  private Hardshrink() {}

  /// Replaces numbers from `-lambd` to `lambd` by 0 and keeps the others.
  ///
  /// - Shapes: any.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: exact; NaN stays NaN. The gradient at both ends is 0.
  /// - Source: PyTorch, `torch.nn.functional.hardshrink`.
  ///
  /// ```java
  /// Functional.hardshrink(Tensor.of(-1f, 0.25f, 2f)); // ==> tensor([-1., 0., 2.])
  /// ```
  ///
  /// @param x the tensor
  /// @param lambd up to which size numbers become 0
  /// @return a new tensor
  @Export("nn.functional.hardshrink")
  @Elementwise(
      dtypes = {"f32", "f64", "f16", "bf16"},
      inPlace = true)
  public static double hardshrink(double x, @Attribute @Default("0.5") double lambd) {
    return x >= -lambd && x <= lambd ? 0 : x;
  }
}
