package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Philox;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The op `tensor.uniform`.
public final class Uniform {
  private static final String NAME = "tensor.uniform";

  private static final String BODY =
      """
          ACC even = (ACC) (left >> (int) b) * a;
          ACC odd = (ACC) (right >> (int) b) * a;
      """;

  private Uniform() {}

  /// Returns random numbers from 0 to 1, without 1, the same ones on every device.
  ///
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: those of [Tensor#rand(DType, long, long...)]: the element at row-major position
  ///   `i` is number `i` of the seed's [Philox], cut off to a multiple of the dtype's unit.
  /// - Source: PyTorch, `torch.rand_like`, `Tensor.uniform_`.
  ///
  /// ```java
  /// Tensor x = Tensor.zeros(DType.F32, 3);
  /// TensorOps.uniform(x, 7).equal(Tensor.rand(DType.F32, 7, 3)); // ==> true
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
  public static Tensor uniform(Tensor x, long seed) {
    Philox random = new Philox(seed);
    DType dtype = x.dtype();
    return RandomKernel.draw(x, i -> random.uniform(i, dtype));
  }

  @Kernel(
      op = NAME,
      device = "gpu",
      dtypes = {"f32", "f64", "f16", "bf16"})
  static Tensor uniformOnDevice(Tensor x, long seed) {
    DType wide = x.dtype() == DType.F64 ? DType.F64 : DType.F32;
    int bits = Philox.bits(x.dtype());
    return RandomKernel.onDevice(
        NAME, x, wide, BODY, seed, Math.scalb(1.0, -bits), Philox.BITS - bits);
  }

  // Not @NotDifferentiable: what `uniform_` writes over must lose its history.
  @Gradient(op = NAME, of = "x")
  static @Nullable Tensor gradient(Tensor gy) {
    return null;
  }
}
