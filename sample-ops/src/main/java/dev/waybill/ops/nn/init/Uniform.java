package dev.waybill.ops.nn.init;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;

/// The function `nn.init.uniform_`.
public final class Uniform {
  private static final String NAME = "nn.init.uniform_";

  private Uniform() {}

  /// Writes numbers of the uniform distribution from `a` up to, without, `b`.
  ///
  /// Source: PyTorch, `torch.nn.init.uniform_`.
  ///
  /// ```java
  /// Tensor x = Tensor.zeros(DType.F32, 1000);
  /// MathOps.amax(Init.uniform_(x, 7, 3, 4)).getDouble() < 4; // ==> true
  /// ```
  ///
  /// @param x the tensor that is written to, f32, f64, f16 or bf16
  /// @param seed the same seed gives the same numbers
  /// @param a the least number
  /// @param b what all numbers are below
  /// @return `x`
  /// @throws dev.waybill.dispatch.OpException if the dtype has no fractions, or `a` is above
  ///   `b`
  @Export(NAME)
  public static Tensor uniform(
      Tensor x, long seed, @Default("0.0") double a, @Default("1.0") double b) {
    Filling.checkFloating(NAME, x);
    Filling.checkFinite(NAME, "a", a);
    Filling.checkFinite(NAME, "b", b);
    if (!(a <= b)) {
      throw new WrongArgumentException(
          NAME, "a", "found a = " + a + " and b = " + b + ", expected a <= b.");
    }
    return Filling.uniform(x, seed, a, b);
  }
}
