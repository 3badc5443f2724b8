package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.DeviceTypes;
import dev.waybill.tensor.Philox;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The op `tensor.normal`.
public final class Normal {
  private static final String NAME = "tensor.normal";

  /// As [Philox#normal] says. What is 1 - u there is never 0, so the logarithm is finite.
  private static final String BODY =
      """
          ACC radius = sqrt((ACC) -2 * log((ACC) (0x20000000000000 - left) * a));
          ACC angle = (ACC) right * b;
          ACC even = radius * cos(angle);
          ACC odd = radius * sin(angle);
      """;

  private Normal() {}

  /// Returns random numbers of the standard normal distribution.
  ///
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: those of [Tensor#randn(DType, long, long...)]: the element at row-major position
  ///   `i` is number `i` of the seed's [Philox]. A device computes them with its own logarithm and
  ///   cosine, in f64 where it has that, so that last bits may differ.
  /// - Source: PyTorch, `torch.randn_like`, `Tensor.normal_`.
  ///
  /// ```java
  /// Tensor x = Tensor.zeros(DType.F32, 3);
  /// TensorOps.normal(x, 7).equal(Tensor.randn(DType.F32, 7, 3)); // ==> true
  /// ```
  ///
  /// @param x whose shape, dtype and device are taken
  /// @param seed the same seed gives the same numbers
  /// @return a new tensor
  @Export(NAME)
  @Op(
      pointwise = true,
      inPlace = true,
      dtypes = {"f32", "f64", "f16", "bf16"})
  public static Tensor normal(Tensor x, long seed) {
    return RandomKernel.draw(x, new Philox(seed)::normal);
  }

  @Kernel(
      op = NAME,
      device = "gpu",
      dtypes = {"f32", "f64", "f16", "bf16"})
  static Tensor normalOnDevice(Tensor x, long seed) {
    double unit = Math.scalb(1.0, -Philox.BITS);
    return RandomKernel.onDevice(
        NAME, x, DeviceTypes.widest(x), BODY, seed, unit, 2 * Math.PI * unit);
  }

  // Not @NotDifferentiable: what `normal_` writes over must lose its history.
  @Gradient(op = NAME, of = "x")
  static @Nullable Tensor gradient(Tensor gy) {
    return null;
  }
}
