package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.Reductions;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The op `nn.functional.softmax`.
public final class Softmax {
  static final String NAME = "nn.functional.softmax";

  private Softmax() {}

  /// Makes probabilities of numbers along an axis: `y[i] = exp(x[i]) / Σ_j exp(x[j])`.
  ///
  /// - Shapes: any; a tensor without axes has the axis 0 of length 1.
  /// - Dtypes: f32, f64, f16, bf16; others where `dtype` is given.
  /// - Numerics: the maximum is subtracted first; summed in `double`.
  ///   NaN, +inf, or nothing but -inf make the whole slice NaN.
  /// - Source: PyTorch, `torch.nn.functional.softmax`.
  ///
  /// ```java
  /// Functional.softmax(Tensor.of(1f, 2f, 3f), 0); // ==> tensor([0.0900, 0.2447, 0.6652])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axis; a negative number counts from the end
  /// @param dtype what the numbers are converted to first; `null` leaves them alone
  /// @return a new tensor
  /// @throws WrongArgumentException if there is no such axis or the dtype has no fractions
  @Export(NAME)
  @Op
  public static Tensor softmax(Tensor x, int dim, @Default("null") @Nullable DType dtype) {
    return Reductions.lines(x, axis(NAME, x, dim), dtype(NAME, x, dtype), Softmax::line);
  }

  private static void line(double[] from, double[] into) {
    double max = max(from);
    double sum = 0;
    for (int i = 0; i < from.length; i++) {
      into[i] = Math.exp(from[i] - max);
      sum += into[i];
    }
    for (int i = 0; i < into.length; i++) {
      into[i] /= sum;
    }
  }

  static double max(double[] values) {
    double max = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  static int axis(String op, Tensor x, int dim) {
    return Layouts.dim(op, "dim", dim, x.rank());
  }

  /// Returns the dtype of the result.
  static DType dtype(String op, Tensor x, @Nullable DType wanted) {
    DType dtype = wanted == null ? x.dtype() : wanted;
    if (!dtype.isFloating()) {
      throw new WrongArgumentException(
          op,
          wanted == null ? "x" : "dtype",
          "found "
              + dtype
              + ", expected f32, f64, f16 or bf16"
              + (wanted == null ? ", or a dtype." : "."));
    }
    return dtype;
  }

  /// Refuses a gradient that is not of a tensor's shape and dtype.
  static void checkAlike(String op, Tensor gy, String argument, Tensor y) {
    if (!gy.layout().sameShape(y.layout())) {
      throw new ShapeException(
          op,
          "found shape "
              + gy.layout().shapeText()
              + " of gy, expected that of "
              + argument
              + ", "
              + y.layout().shapeText()
              + ".");
    }
    if (gy.dtype() != y.dtype()) {
      throw new WrongArgumentException(
          op,
          "gy",
          "found dtype " + gy.dtype() + ", expected that of " + argument + ", " + y.dtype() + ".");
    }
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, int dim, Tensor result) {
    return Functional.softmaxBackward(gy, result, dim);
  }
}
