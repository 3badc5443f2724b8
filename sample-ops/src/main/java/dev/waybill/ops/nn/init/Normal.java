package dev.waybill.ops.nn.init;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;

/// The function `nn.init.normal_`.
public final class Normal {
  private static final String NAME = "nn.init.normal_";

  private Normal() {}

  /// Writes numbers of the normal distribution.
  ///
  /// Source: PyTorch, `torch.nn.init.normal_`.
  ///
  /// ```java
  /// Tensor x = Tensor.zeros(DType.F32, 3);
  /// Init.normal_(x, 7).equal(Tensor.randn(DType.F32, 7, 3)); // ==> true
  /// ```
  ///
  /// @param x the tensor that is written to, f32, f64, f16 or bf16
  /// @param seed the same seed gives the same numbers
  /// @param mean the mean
  /// @param std the standard deviation
  /// @return `x`
  /// @throws dev.waybill.dispatch.OpException if the dtype has no fractions, or `std` is below
  ///   0
  @Export(NAME)
  public static Tensor normal(
      Tensor x, long seed, @Default("0.0") double mean, @Default("1.0") double std) {
    Filling.checkFloating(NAME, x);
    if (!(std >= 0)) {
      throw new WrongArgumentException(NAME, "std", "found " + std + ", expected 0 or more.");
    }
    return Filling.normal(x, seed, mean, std);
  }
}
