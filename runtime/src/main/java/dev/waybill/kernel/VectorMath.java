package dev.waybill.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Functions of vectors that the Vector API does not have. Load this class only where the
/// capability `vector` is there.
@SuppressWarnings("FloatingPointLiteralPrecision") // all digits that were published
public final class VectorMath {
  // erf(x) = x · P(x²) / Q(x²) up to 4, beyond which it is 1 in f32. Coefficients: the rational
  // approximation of Eigen and XLA for single precision.
  private static final float LIMIT = 4;
  private static final float[] P = {
    -2.72614225801306e-10f,
    2.77068142495902e-08f,
    -2.10102402082508e-06f,
    -5.69250639462346e-05f,
    -7.34990630326855e-04f,
    -2.95459980854025e-03f,
    -1.60960333262415e-02f
  };
  private static final float[] Q = {
    -1.45660718464996e-05f,
    -2.13374055278905e-04f,
    -1.68282697438203e-03f,
    -7.37332916720468e-03f,
    -1.42647390514189e-02f
  };

  private VectorMath() {}

  /// Computes the error function.
  ///
  /// @param x any numbers
  /// @return off by at most 3e-7; NaN for NaN
  public static FloatVector erf(FloatVector x) {
    FloatVector square = x.mul(x);
    FloatVector p = FloatVector.broadcast(x.species(), P[0]);
    p = p.lanewise(VectorOperators.FMA, square, FloatVector.broadcast(x.species(), P[1]));
    p = p.lanewise(VectorOperators.FMA, square, FloatVector.broadcast(x.species(), P[2]));
    p = p.lanewise(VectorOperators.FMA, square, FloatVector.broadcast(x.species(), P[3]));
    p = p.lanewise(VectorOperators.FMA, square, FloatVector.broadcast(x.species(), P[4]));
    p = p.lanewise(VectorOperators.FMA, square, FloatVector.broadcast(x.species(), P[5]));
    p = p.lanewise(VectorOperators.FMA, square, FloatVector.broadcast(x.species(), P[6]));
    FloatVector q = FloatVector.broadcast(x.species(), Q[0]);
    q = q.lanewise(VectorOperators.FMA, square, FloatVector.broadcast(x.species(), Q[1]));
    q = q.lanewise(VectorOperators.FMA, square, FloatVector.broadcast(x.species(), Q[2]));
    q = q.lanewise(VectorOperators.FMA, square, FloatVector.broadcast(x.species(), Q[3]));
    q = q.lanewise(VectorOperators.FMA, square, FloatVector.broadcast(x.species(), Q[4]));
    FloatVector sign =
        FloatVector.broadcast(x.species(), 1).blend(-1, x.compare(VectorOperators.LT, 0));
    VectorMask<Float> isOutside = square.compare(VectorOperators.GE, LIMIT * LIMIT);
    return x.mul(p).div(q).blend(sign, isOutside);
  }

  /// Computes the logistic function, `1 / (1 + exp(-x))`.
  ///
  /// @param x any numbers
  /// @return from 0 to 1; NaN for NaN
  public static FloatVector sigmoid(FloatVector x) {
    FloatVector one = FloatVector.broadcast(x.species(), 1);
    return one.div(x.neg().lanewise(VectorOperators.EXP).add(1));
  }
}
