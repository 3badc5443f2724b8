package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;

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

  static void checkProbability(String op, double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new WrongArgumentException(
          op,
          "p",
          "dropout probability has to be between 0 and 1, found " + p + ", expected 0 to 1.");
    }
  }
}
