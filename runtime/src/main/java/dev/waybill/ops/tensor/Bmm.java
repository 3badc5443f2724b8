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

/// The op `tensor.bmm`.
public final class Bmm {
  private static final String NAME = "tensor.bmm";

  private Bmm() {}

  /// Multiplies the matrices of two batches: `z[l] = x[l] · y[l]`.
  ///
  /// - Shapes: `x: [l, m, k]`, `y: [l, k, n]`, result `[l, m, n]`; each may be 0.
  /// - Dtypes: all but `bool`; both arguments the same.
  /// - Numerics: as `tensor.mm`.
  /// - Source: PyTorch, `torch.bmm`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 2, 3, 4}, 2, 1, 2);
  /// TensorOps.bmm(x, TensorOps.transpose(x, 1, 2)); // ==> tensor([[[5.]], [[25.]]])
  /// ```
  ///
  /// @param x left factors
  /// @param y right factors
  /// @return a new tensor
  /// @throws ShapeException if an argument has not three axes or the sizes do not fit
  /// @throws dev.waybill.dispatch.WrongArgumentException if the dtypes differ
  @Export(NAME)
  @Op(dtypes = {"f32", "f64", "i8", "i16", "i32", "i64", "u8", "f16", "bf16"})
  public static Tensor bmm(Tensor x, Tensor y) {
    Tensor z = result(x, y);
    if (!Results.isMeta(z)) {
      MatrixProduct.plain(x, y, z);
    }
    return z;
  }

  /// Computes in tiles on a device.
  @Kernel(op = NAME, device = "gpu")
  static Tensor bmmOnDevice(Tensor x, Tensor y) {
    Tensor z = result(x, y);
    DeviceMatrixProduct.multiply(NAME, x, y, z);
    return z;
  }

  /// Computes in blocks, in parallel from a certain size on.
  @Kernel(
      op = NAME,
      dtypes = {"f32", "f64"},
      priority = 10)
  static Tensor bmmBlocked(Tensor x, Tensor y) {
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
  static Tensor bmmVector(Tensor x, Tensor y) {
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
  static Tensor bmmBlas(Tensor x, Tensor y) {
    Tensor z = result(x, y);
    MatrixProduct.blas(x, y, z);
    return z;
  }

  private static Tensor result(Tensor x, Tensor y) {
    checkBatch("x", "batch1", x);
    checkBatch("y", "batch2", y);
    long batch = x.layout().shape(0);
    long inner = x.layout().shape(2);
    if (y.layout().shape(0) != batch || y.layout().shape(1) != inner) {
      throw new ShapeException(
          NAME,
          "Expected size for first two dimensions of batch2 tensor to be: ["
              + batch
              + ", "
              + inner
              + "] but got: ["
              + y.layout().shape(0)
              + ", "
              + y.layout().shape(1)
              + "]; found shapes "
              + x.layout().shapeText()
              + " of x and "
              + y.layout().shapeText()
              + " of y.");
    }
    Operands.checkSameDtype(NAME, "y", x, y);
    return Results.empty(x, x.dtype(), batch, x.layout().shape(1), y.layout().shape(2));
  }

  private static void checkBatch(String argument, String known, Tensor tensor) {
    if (tensor.rank() != 3) {
      throw new ShapeException(
          NAME,
          known
              + " must be a 3D tensor: found shape "
              + tensor.layout().shapeText()
              + " of "
              + argument
              + ", expected 3 dimensions.");
    }
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradientOfX(Tensor gz, Tensor y) {
    return TensorOps.bmm(gz, TensorOps.transpose(y, 1, 2));
  }

  @Gradient(op = NAME, of = "y")
  static Tensor gradientOfY(Tensor gz, Tensor x) {
    return TensorOps.bmm(TensorOps.transpose(x, 1, 2), gz);
  }
}
