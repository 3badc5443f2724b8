package dev.waybill.ops.nn.init;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.ScalarMath;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Philox;
import dev.waybill.tensor.Tensor;

/// The function `nn.init.truncNormal_`.
public final class TruncNormal {
  private static final String NAME = "nn.init.truncNormal_";

  private static final double ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);

  /// Enough to bisect a bracket down to neighbouring numbers.
  private static final int MOST_STEPS = 100;

  private TruncNormal() {}

  /// Writes numbers of the normal distribution between two bounds: those outside are not moved to
  /// the bounds, they do not come up.
  ///
  /// Each number is that below which the share of a uniform one lies. Source: PyTorch,
  /// `torch.nn.init.trunc_normal_`.
  ///
  /// ```java
  /// Tensor x = Tensor.zeros(DType.F32, 1000);
  /// MathOps.amax(Init.truncNormal_(x, 7, 0, 1, -1, 0.5)).getDouble() <= 0.5; // ==> true
  /// ```
  ///
  /// @param x the tensor that is written to, f32, f64, f16 or bf16
  /// @param seed the same seed gives the same numbers
  /// @param mean the mean without bounds
  /// @param std the standard deviation without bounds
  /// @param a the lower bound, no multiple of `std`
  /// @param b the upper bound, likewise
  /// @return `x`
  /// @throws dev.waybill.dispatch.OpException if the dtype has no fractions, `std` is not above 0
  ///   or `a` not below `b`
  @Export(NAME)
  public static Tensor truncNormal(
      Tensor x,
      long seed,
      @Default("0.0") double mean,
      @Default("1.0") double std,
      @Default("-2.0") double a,
      @Default("2.0") double b) {
    Filling.checkFloating(NAME, x);
    Filling.checkFinite(NAME, "mean", mean);
    Filling.checkPositive(NAME, "std", std);
    if (!(a < b)) {
      throw new WrongArgumentException(
          NAME, "a", "found bounds a = " + a + " and b = " + b + ", expected a < b.");
    }
    Philox random = new Philox(seed);
    double[] values = new double[Layout.dense(0, x.shape()).arrayLength(NAME)];
    for (int i = 0; i < values.length; i++) {
      values[i] = mean + std * draw(random.uniform(i), (a - mean) / std, (b - mean) / std);
      values[i] = Math.min(Math.max(values[i], a), b);
    }
    return Filling.write(x, old -> Tensor.fromDoubles(x.dtype(), values, x.shape()).to(x.device()));
  }

  /// Returns the number below which a share of what lies between the bounds lies.
  private static double draw(double share, double low, double high) {
    if (low > 0) {
      // Far above the mean 1 - Φ has no digits: the mirror image has.
      return -draw(1 - share, -high, -low);
    }
    double below = cumulated(low);
    double wanted = below + share * (cumulated(high) - below);
    // Newton's method, which bisects wherever it would leave the bracket. Φ(±40) is 0 and 1.
    double from = Math.max(low, -40);
    double to = Math.min(high, 40);
    double z = Math.min(Math.max(0, from), to);
    for (int step = 0; step < MOST_STEPS && from < to; step++) {
      double excess = cumulated(z) - wanted;
      if (excess > 0) {
        to = z;
      } else {
        from = z;
      }
      double next = z - excess / (Math.exp(-z * z / 2) / ROOT_OF_TWO_PI);
      next = next > from && next < to ? next : (from + to) / 2;
      if (Math.abs(next - z) <= 1e-15 * (1 + Math.abs(z))) {
        return next;
      }
      z = next;
    }
    return z;
  }

  /// Returns Φ, the share of the standard normal distribution below a number.
  private static double cumulated(double z) {
    return ScalarMath.erfc(-z * Math.sqrt(0.5)) / 2;
  }
}
