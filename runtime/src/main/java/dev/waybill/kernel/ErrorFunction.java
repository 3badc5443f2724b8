package dev.waybill.kernel;

/// The error function of single numbers, by the rational Chebyshev approximations of W. J. Cody,
/// "Rational Chebyshev approximations for the error function", Mathematics of Computation 23
/// (1969), pages 631 to 637. The error is at most 4 units in the last place of a `double`.
@SuppressWarnings("FloatingPointLiteralPrecision") // all digits that were published
final class ErrorFunction {
  private static final double INVERSE_SQRT_PI = 0.56418958354775628695;

  // erf(x) = x · A(x²) / B(x²) up to 0.46875; the last of each is the constant term.
  private static final double[] A = {
    1.85777706184603153e-1,
    3.16112374387056560e0,
    1.13864154151050156e2,
    3.77485237685302021e2,
    3.20937758913846947e3
  };
  private static final double[] B = {
    1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3
  };

  // erfc(x) = exp(-x²) · C(x) / D(x) up to 4.
  private static final double[] C = {
    2.15311535474403846e-8,
    5.64188496988670089e-1,
    8.88314979438837594e0,
    6.61191906371416295e1,
    2.98635138197400131e2,
    8.81952221241769090e2,
    1.71204761263407058e3,
    2.05107837782607147e3,
    1.23033935479799725e3
  };
  private static final double[] D = {
    1,
    1.57449261107098347e1,
    1.17693950891312499e2,
    5.37181101862009858e2,
    1.62138957456669019e3,
    3.29079923573345963e3,
    4.36261909014324716e3,
    3.43936767414372164e3,
    1.23033935480374942e3
  };

  // erfc(x) = exp(-x²) / x · (1 / √π - 1 / x² · P(1 / x²) / Q(1 / x²)) beyond 4.
  private static final double[] P = {
    1.63153871373020978e-2,
    3.05326634961232344e-1,
    3.60344899949804439e-1,
    1.25781726111229246e-1,
    1.60837851487422766e-2,
    6.58749161529837803e-4
  };
  private static final double[] Q = {
    1,
    2.56852019228982242e0,
    1.87295284992346725e0,
    5.27905102951428412e-1,
    6.05183413124413191e-2,
    2.33520497626869185e-3
  };

  private ErrorFunction() {}

  /// Computes `2 / √π · ∫₀ˣ exp(-t²) dt`.
  ///
  /// @param x any number
  /// @return from -1 to 1; NaN for NaN
  static double of(double x) {
    double y = Math.abs(x);
    if (y <= 0.46875) {
      return x * polynomial(A, x * x) / polynomial(B, x * x);
    }
    if (y > 6) { // the complement is below half a unit in the last place of 1
      return Math.signum(x);
    }
    return Math.copySign(0.5 - tail(y) + 0.5, x);
  }

  /// Computes `1 - erf(x)`, of which nothing cancels where it is small.
  ///
  /// @param x any number
  /// @return from 0 to 2; NaN for NaN
  static double complement(double x) {
    return x <= 0.46875 || Double.isNaN(x) ? 1 - of(x) : tail(x);
  }

  /// Computes the complement above 0.46875.
  private static double tail(double y) {
    if (y > 27) { // below the least double
      return 0;
    }
    // exp(-y²) of y² in two parts: half a unit in its last place would be hundreds in the result.
    double near = (double) (float) y;
    double complement = Math.exp(-near * near) * Math.exp((near - y) * (near + y));
    if (y <= 4) {
      return complement * polynomial(C, y) / polynomial(D, y);
    }
    double z = 1 / (y * y);
    return complement * (INVERSE_SQRT_PI - z * polynomial(P, z) / polynomial(Q, z)) / y;
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = 0;
    for (double coefficient : coefficients) {
      value = value * x + coefficient;
    }
    return value;
  }
}
