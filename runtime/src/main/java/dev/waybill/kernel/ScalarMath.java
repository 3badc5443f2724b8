package dev.waybill.kernel;

/// Functions of single numbers that [Math] lacks, and that methods with `@Elementwise` call as they
/// call those of [Math].
public final class ScalarMath {
  private ScalarMath() {}

  /// Computes the error function, `2 / √π · ∫₀ˣ exp(-t²) dt`.
  ///
  /// Source: W. J. Cody, "Rational Chebyshev approximations for the error function", Mathematics of
  /// Computation 23 (1969), pages 631 to 637.
  ///
  /// @param x any number
  /// @return from -1 to 1, off by at most 4 units in the last place; NaN for NaN
  public static double erf(double x) {
    return ErrorFunction.of(x);
  }

  /// Computes `1 - erf(x)`, of which nothing cancels where it is small.
  ///
  /// Source: as [#erf].
  ///
  /// @param x any number
  /// @return from 0 to 2; NaN for NaN
  public static double erfc(double x) {
    return ErrorFunction.complement(x);
  }

  /// Moves a number outside two bounds to the nearer bound. The derivative at a bound is 1.
  ///
  /// @param x any number
  /// @param low the lower bound
  /// @param high the upper bound, which counts where it is below the lower one
  /// @return such a number; NaN where one of the three is
  public static double clamp(double x, double low, double high) {
    return Math.min(Math.max(x, low), high);
  }

  /// Moves a whole number outside two bounds to the nearer bound.
  ///
  /// @param x any number
  /// @param low the lower bound
  /// @param high the upper bound, which counts where it is below the lower one
  /// @return such a number
  public static long clamp(long x, long low, long high) {
    return Math.min(Math.max(x, low), high);
  }
}
