package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;

/// The function `nn.functional.dropout`.
public final class Dropout {
  private static final String NAME = "nn.functional.dropout";

  private Dropout() {}

  /// Replaces elements by 0 with probability `p` and scales the others by `1 / (1 - p)`, in
  /// training only.
  ///
  /// Which elements are dropped depends on the seed and their row-major position alone, not on the
  /// machine, the layout or the number of threads: the same seed drops the same elements, so each
  /// call needs a seed of its own.
  ///
  /// ```java
  /// Tensor x = Tensor.ones(DType.F32, 1000);
  /// MathOps.amax(Functional.dropout(x, 7)); // ==> tensor(2.)
  /// Functional.dropout(x, 7).equal(Functional.dropout(x, 7)); // ==> true
  /// Functional.dropout(x, 7, 0.5, false) == x; // ==> true
  /// ```
  ///
  /// @param x the tensor, f32, f64, f16 or bf16
  /// @param seed chooses the elements
  /// @param p the probability
  /// @param training whether anything is dropped at all
  /// @return a new tensor; `x` itself where nothing is dropped
  /// @throws WrongArgumentException if `p` is not a probability
  @Export(NAME)
  public static Tensor dropout(
      Tensor x, long seed, @Default("0.5") double p, @Default("true") boolean training) {
    checkProbability(NAME, p);
    return training && p > 0 ? Functional.dropElements(x, seed, p) : x;
  }

  /// Drops whole channels.
  ///
  /// @param leading the number of axes in front of what is dropped as a whole
  static Tensor channels(String op, Tensor x, int leading, long seed, double p, boolean training) {
    Losses.checkFloating(op, "x", x);
    checkProbability(op, p);
    if (!training || p == 0) {
      return x;
    }
    long[] shape = x.shape();
    Arrays.fill(shape, leading, shape.length, 1);
    Tensor ones = Tensor.ones(x.device(), x.dtype(), shape);
    // A dropped NaN or infinity is 0, too.
    Tensor factors = Functional.dropElements(ones, seed, p);
    Tensor dropped = MathOps.eq(factors, Tensor.scalar(0.0));
    return TensorOps.where(dropped, Tensor.scalar(0.0), TensorOps.mul(x, factors));
  }

  /// Refuses a tensor that has neither `least` axes nor one more.
  static void checkRank(String op, Tensor x, int least) {
    if (x.rank() != least && x.rank() != least + 1) {
      throw new ShapeException(
          op,
          "found x: "
              + x.layout().shapeText()
              + ", expected a "
              + least
              + "D or "
              + (least + 1)
              + "D tensor.");
    }
  }

  static void checkProbability(String op, double p) {
    checkProbability(op, "p", p);
  }

  static void checkProbability(String op, String argument, double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new WrongArgumentException(
          op,
          argument,
          "dropout probability has to be between 0 and 1, found " + p + ", expected 0 to 1.");
    }
  }
}
