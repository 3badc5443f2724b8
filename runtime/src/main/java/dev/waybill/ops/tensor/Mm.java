package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.kernel.DeviceMatrixProduct;
import dev.waybill.kernel.MatrixProduct;
import dev.waybill.kernel.Operands;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `tensor.mm`.
public final class Mm {
  private static final String NAME = "tensor.mm";

  private Mm() {}

  /// Multiplies matrices: `z[i, j] = Σ_k x[i, k] · y[k, j]`.
  ///
  /// - Shapes: `x: [m, k]`, `y: [k, n]`, result `[m, n]`; `m`, `n` and `k` may be 0.
  /// - Dtypes: all but `bool`; both arguments the same.
  /// - Numerics: sums of `f32` in `f32` in an order that depends on the sizes and the machine,
  /// small ones in `double`; whole numbers wrap around; 0 · ∞ is NaN.
  /// - Source: PyTorch, `torch.mm`.
  ///
  /// ```java
  /// Tensor m = Tensor.fromArray(new float[] {1, 2, 3, 4}, 2, 2);
  /// TensorOps.mm(m, m); // ==> tensor([[7., 10.], [15., 22.]])
  /// ```
  ///
  /// @param x left factor
  /// @param y right factor
  /// @return a new tensor
  /// @throws ShapeException if an argument is no matrix or the inner sizes differ
  /// @throws dev.waybill.dispatch.WrongArgumentException if the dtypes differ
  @Export(NAME)
  @Op(dtypes = {"f32", "f64", "i8", "i16", "i32", "i64", "u8", "f16", "bf16"})
  public static Tensor mm(Tensor x, Tensor y) {
    Tensor z = result(x, y);
    if (!Results.isMeta(z)) {
      MatrixProduct.plain(x, y, z);
    }
    return z;
  }

  /// Computes in tiles on a device.
  @Kernel(op = NAME, device = "gpu")
  static Tensor mmOnDevice(Tensor x, Tensor y) {
    Tensor z = result(x, y);
    DeviceMatrixProduct.multiply(NAME, x, y, z);
    return z;
  }

  /// Computes in blocks, in parallel from a certain size on.
  @Kernel(
      op = NAME,
      dtypes = {"f32", "f64"},
      priority = 10)
  static Tensor mmBlocked(Tensor x, Tensor y) {
    Tensor z = result(x, y);
    MatrixProduct.blocked(x, y, z);
    return z;
  }

  /// Computes in tiles of vectors, in parallel from a certain size on.
  @Kernel(
      op = NAME,
      dtypes = {"f32", "f64"},
      requires = "vector",
      priority = 20)
  static Tensor mmVector(Tensor x, Tensor y) {
    Tensor z = result(x, y);
    MatrixProduct.vector(x, y, z);
    return z;
  }

  /// Computes by the BLAS library of this machine.
  @Kernel(
      op = NAME,
      dtypes = {"f32", "f64"},
      requires = "blas",
      priority = 30)
  static Tensor mmBlas(Tensor x, Tensor y) {
    Tensor z = result(x, y);
    MatrixProduct.blas(x, y, z);
    return z;
  }

  private static Tensor result(Tensor x, Tensor y) {
    checkMatrix("x", "self", x);
    checkMatrix("y", "mat2", y);
    Operands.checkInner(NAME, x, y);
    Operands.checkSameDtype(NAME, "y", x, y);
    return Results.empty(x, x.dtype(), x.layout().shape(0), y.layout().shape(1));
  }

  private static void checkMatrix(String argument, String known, Tensor tensor) {
    if (tensor.rank() != 2) {
      throw new ShapeException(
          NAME,
          known
              + " must be a matrix: found shape "
              + tensor.layout().shapeText()
              + " of "
              + argument
              + ", expected 2 dimensions.");
    }
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradientOfX(Tensor gz, Tensor y) {
    return TensorOps.mm(gz, TensorOps.t(y));
  }

  @Gradient(op = NAME, of = "y")
  static Tensor gradientOfY(Tensor gz, Tensor x) {
    return TensorOps.mm(TensorOps.t(x), gz);
  }
}
