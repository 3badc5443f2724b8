package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.kernel.DevicePointwise;
import dev.waybill.kernel.DevicePointwise.Function;
import dev.waybill.kernel.DeviceReductions;
import dev.waybill.kernel.DeviceReductions.Rule;
import dev.waybill.kernel.DeviceTypes;
import dev.waybill.kernel.MatrixProduct;
import dev.waybill.kernel.Operands;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `tensor.dot`.
public final class Dot {
  private static final String NAME = "tensor.dot";

  private Dot() {}

  /// Multiplies vectors: `Σ_k x[k] · y[k]`.
  ///
  /// - Shapes: `x: [k]`, `y: [k]`, a result of no axes; `k` may be 0.
  /// - Dtypes: all but `bool`; both arguments the same.
  /// - Numerics: summed in `double`, rounded once; whole numbers wrap around.
  /// - Source: PyTorch, `torch.dot`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(1f, 2f).requiresGrad(true);
  /// Tensor y = TensorOps.dot(x, Tensor.of(3f, 4f)); // 1 * 3 + 2 * 4
  /// y; // ==> tensor(11.)
  /// y.backward();
  /// x.grad(); // ==> tensor([3., 4.])
  /// ```
  ///
  /// @param x one vector
  /// @param y the other
  /// @return a new tensor
  /// @throws ShapeException if an argument is no vector or the lengths differ
  /// @throws dev.waybill.dispatch.WrongArgumentException if the dtypes differ
  @Export(NAME)
  @Op(dtypes = {"f32", "f64", "i8", "i16", "i32", "i64", "u8", "f16", "bf16"})
  public static Tensor dot(Tensor x, Tensor y) {
    check(NAME, x, y);
    Tensor z = Results.empty(x, x.dtype());
    if (!Results.isMeta(z)) {
      MatrixProduct.plain(row(x), column(y), row(z));
    }
    return z;
  }

  /// Computes along the arrays.
  @Kernel(
      op = NAME,
      dtypes = {"f32", "f64"},
      priority = 10)
  static Tensor dotOfArrays(Tensor x, Tensor y) {
    check(NAME, x, y);
    Tensor z = Results.empty(x, x.dtype());
    MatrixProduct.blocked(row(x), column(y), row(z));
    return z;
  }

  /// As a product of matrices, one group would do all of it.
  @Kernel(
      op = NAME,
      device = "gpu",
      dtypes = {"f32", "f64", "i8", "i16", "i32", "i64", "u8", "f16", "bf16"})
  static Tensor dotOnDevice(Tensor x, Tensor y) {
    check(NAME, x, y);
    DType wide = x.dtype().isFloating() ? DeviceTypes.widest(x) : DType.I64;
    Tensor products = Results.empty(x, wide, x.shape());
    DevicePointwise.into(
        NAME, new Function("return x0 * x1;", wide), DevicePointwise.NONE, products, x, y);
    return DeviceReductions.along(NAME, Rule.SUM, products, new int[] {0}, false, x.dtype());
  }

  /// Refuses what is no two vectors of one length and dtype.
  static void check(String op, Tensor x, Tensor y) {
    if (x.rank() != 1 || y.rank() != 1) {
      throw new ShapeException(
          op,
          "1D tensors expected, but got "
              + x.rank()
              + "D and "
              + y.rank()
              + "D tensors; found shapes "
              + x.layout().shapeText()
              + " of x and "
              + y.layout().shapeText()
              + " of y.");
    }
    if (x.size() != y.size()) {
      throw new ShapeException(
          op,
          "inconsistent tensor size, expected tensor "
              + x.layout().shapeText()
              + " and src "
              + y.layout().shapeText()
              + " to have the same number of elements, but got "
              + x.size()
              + " and "
              + y.size()
              + " elements respectively.");
    }
    Operands.checkSameDtype(op, "y", x, y);
  }

  private static Tensor row(Tensor vector) {
    Layout layout = vector.layout();
    return vector.alias(
        Layouts.unsqueeze(layout.rank() == 0 ? Layouts.unsqueeze(layout, 0) : layout, 0));
  }

  private static Tensor column(Tensor vector) {
    return vector.alias(Layouts.unsqueeze(vector.layout(), 1));
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradientOfX(Tensor gz, Tensor y) {
    return TensorOps.mul(gz, y);
  }

  @Gradient(op = NAME, of = "y")
  static Tensor gradientOfY(Tensor gz, Tensor x) {
    return TensorOps.mul(gz, x);
  }
}
