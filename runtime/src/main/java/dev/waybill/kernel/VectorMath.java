package dev.waybill.kernel;

import static jdk.incubator.vector.FloatVector.broadcast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Functions of vectors of [FloatVector#SPECIES_PREFERRED], built of sums, products, fused
/// ones, quotients and bits, each of which Java defines exactly: a number gives the same bits
/// in any lane, on any machine, before and after HotSpot has compiled the loop. That is not so
/// for the Vector API's `EXP`, `LOG` and `TANH`, which interpreter and compiler take from
/// different libraries. For the rest of a loop take a masked vector: there is no second
/// function, of single numbers, that could differ.
///
/// Errors are stated in units in the last place (ulp) against the exact value, for all floats.
/// Results below the normal range are as exact as it allows.
///
/// Sources: W. J. Cody and W. Waite, "Software Manual for the Elementary Functions" (1980), for
/// the reduction of arguments, as in Cephes' `expf` and `logf`; Cephes' `tanhf` for the tangent
/// near 0; other coefficients are minimax fits of the relative error, by Lawson's iteration.
///
/// HotSpot inlines nothing more once a loop has 18,000 nodes, and a call with vectors costs ten
/// times what the function does. Most operations take 400, broadcasts 140, changes to whole
/// numbers and back 760: gelu and erf fill a loop, so call one function in a loop. Vectors as
/// constants take no broadcasts, but are loaded each time, which costs up to half the speed.
///
/// Load this class only where the capability `vector` is there.
@SuppressWarnings("FloatingPointLiteralPrecision") // as published, or nine digits a float
public final class VectorMath {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /// Bits right of a float's exponent.
  private static final int FRACTION = 23;

  /// Added to a number `n` below 2²², it leaves `n + 127` rounded in the low bits of the sum, which
  /// is the exponent of 2ⁿ.
  private static final float ROUND = 0x1.8p23f + 127;

  /// The same for 2ⁿ⁻¹.
  private static final float ROUND_HALF = ROUND - 1;

  /// Results that may be tiny are computed 2⁶⁴ times too large, so that they are rounded once.
  private static final int LIFT = 64;

  private static final float ROUND_LIFTED = ROUND + LIFT;
  private static final float LOWER = 0x1p-64f;

  // ln 2 in two parts: products of the first with whole numbers up to 256 are exact.
  private static final float LN2_HIGH = 0.693145752f;
  private static final float LN2_LOW = 1.42860677e-6f;
  private static final float LOG2_E = 1.44269504f;

  // exp(r) = 1 + r + r² · (E2 + …) from -ln √2 to ln √2; error 3e-9.
  private static final float E2 = 4.999999404e-01f;
  private static final float E3 = 1.666652113e-01f;
  private static final float E4 = 4.166838899e-02f;
  private static final float E5 = 8.368716575e-03f;
  private static final float E6 = 1.381459879e-03f;
  private static final float LARGEST_EXPONENT = 0x1.62e42ep6f;
  private static final float LEAST_EXPONENT = -104;
  private static final float LEAST_LIFTED = -128;
  private static final float SMALL_EXPONENT = -80;

  // log(1 + f) = f - f²/2 + f³ · (L3 + …) from √½ - 1 to √2 - 1; error 6e-9.
  private static final float L3 = 3.333333135e-01f;
  private static final float L4 = -2.500081956e-01f;
  private static final float L5 = 2.000122666e-01f;
  private static final float L6 = -1.662335694e-01f;
  private static final float L7 = 1.420175880e-01f;
  private static final float L8 = -1.316018403e-01f;
  private static final float L9 = 1.276157349e-01f;
  private static final float L10 = -7.634487748e-02f;
  private static final int SQRT_HALF_BITS = 0x3F3504F3;

  // tanh(x) = x + x³ · (T1 + T2 x² + …) up to 0.625: Cephes.
  private static final float T1 = -3.33332819422e-1f;
  private static final float T2 = 1.33314422036e-1f;
  private static final float T3 = -5.37397155531e-2f;
  private static final float T4 = 2.06390887954e-2f;
  private static final float T5 = -5.70498872745e-3f;
  private static final float T_SQUARE = 0.625f * 0.625f;
  private static final float T_END = 10;

  // erf(x) = x + x · (R0 + R1 x² + …) up to 0.9; error 2e-8.
  private static final float R0 = 1.283791512e-01f;
  private static final float R1 = -3.761252463e-01f;
  private static final float R2 = 1.128214076e-01f;
  private static final float R3 = -2.677890845e-02f;
  private static final float R4 = 5.011962727e-03f;
  private static final float R5 = -6.090360112e-04f;
  private static final float R_SQUARE = 0.81f;

  // log(1 - erf(z)) = C0 + C1 z + … from 0.9 to 4, beyond which erf is 1; error 2e-9 of erf.
  private static final float C0 = -1.664471638e-04f;
  private static final float C1 = -1.127797246e+00f;
  private static final float C2 = -6.369760633e-01f;
  private static final float C3 = -1.041136831e-01f;
  private static final float C4 = 2.231521532e-02f;
  private static final float C5 = -3.065490862e-03f;
  private static final float C6 = 1.982197282e-04f;
  private static final float C_END = 3.95f;

  // Φ(-z) · exp(z²/2) = (P0 + P1 z + …) / (1 + Q1 z + …) up to 14.6, where x · Φ(x) ends; error
  // 6e-9. The form is that of Cody, "Rational Chebyshev approximations for the error function".
  private static final float P0 = 5.000000000e-01f;
  private static final float P1 = 4.384967983e-01f;
  private static final float P2 = 1.833848357e-01f;
  private static final float P3 = 4.068373516e-02f;
  private static final float P4 = 4.123819526e-03f;
  private static final float Q1 = 1.674878597e+00f;
  private static final float Q2 = 1.203124523e+00f;
  private static final float Q3 = 4.698658586e-01f;
  private static final float Q4 = 1.019853801e-01f;
  private static final float Q5 = 1.033676416e-02f;
  private static final float Z_END = 16;
  private static final float SQRT_2 = 1.41421356f;

  // 2ʳ = 1 + X1 r + … from -½ to ½; error 2e-9.
  private static final float X1 = 6.931471825e-01f;
  private static final float X2 = 2.402264774e-01f;
  private static final float X3 = 5.550332367e-02f;
  private static final float X4 = 9.618437849e-03f;
  private static final float X5 = 1.339890063e-03f;
  private static final float X6 = 1.535334159e-04f;

  // 2 √(2/π) · (x + 0.044715 x³) = x · (G1 + G3 x²)
  private static final float G1 = 1.59576912f;
  private static final float G3 = 0.0713548163f;

  private VectorMath() {}

  /// Raises e to the power of each number.
  ///
  /// @param x any numbers
  /// @return off by less than 1 ulp; infinite above 88.72, 0 below -103.97; NaN for NaN
  public static FloatVector exp(FloatVector x) {
    FloatVector steps = x.fma(broadcast(SPECIES, LOG2_E), broadcast(SPECIES, ROUND_HALF));
    // 2¹²⁸ is no float, and below the normal range digits are lost: half the result, or 2⁶³ times.
    VectorMask<Float> isSmall = x.compare(VectorOperators.LT, SMALL_EXPONENT);
    return ofRest(rest(x, steps.sub(broadcast(SPECIES, ROUND_HALF))))
        .mul(power(steps.add(broadcast(SPECIES, LIFT), isSmall)))
        .mul(broadcast(SPECIES, 2).blend(broadcast(SPECIES, 2 * LOWER), isSmall))
        .blend(
            broadcast(SPECIES, Float.POSITIVE_INFINITY),
            x.compare(VectorOperators.GT, LARGEST_EXPONENT))
        .blend(broadcast(SPECIES, 0), x.compare(VectorOperators.LT, LEAST_EXPONENT));
  }

  /// Raises e to the power of numbers that are not positive, faster than [#exp].
  ///
  /// @param x numbers up to 0
  /// @return the same bits as [#exp] gives
  public static FloatVector expOfNegative(FloatVector x) {
    return lifted(x).mul(broadcast(SPECIES, LOWER));
  }

  /// Takes the natural logarithm of each number.
  ///
  /// @param x any numbers
  /// @return off by less than 1 ulp; -∞ for 0; NaN for NaN and below 0
  public static FloatVector log(FloatVector x) {
    // x = 2ᵏ · (1 + f) with f from √½ - 1 to √2 - 1
    VectorMask<Float> isSubnormal = x.compare(VectorOperators.LT, Float.MIN_NORMAL);
    IntVector bits = x.mul(broadcast(SPECIES, 0x1p23f), isSubnormal).reinterpretAsInts();
    IntVector exponent = bits.sub(SQRT_HALF_BITS).lanewise(VectorOperators.ASHR, FRACTION);
    FloatVector f =
        bits.sub(exponent.lanewise(VectorOperators.LSHL, FRACTION))
            .reinterpretAsFloats()
            .sub(broadcast(SPECIES, 1));
    FloatVector k = (FloatVector) exponent.convert(VectorOperators.I2F, 0);
    return ofParts(k.sub(broadcast(SPECIES, FRACTION), isSubnormal), f)
        .blend(x, x.compare(VectorOperators.LT, Float.POSITIVE_INFINITY).not())
        .blend(broadcast(SPECIES, Float.NEGATIVE_INFINITY), x.compare(VectorOperators.EQ, 0))
        .blend(broadcast(SPECIES, Float.NaN), x.compare(VectorOperators.LT, 0));
  }

  /// Takes the natural logarithm of 1 and each number.
  ///
  /// Source: David Goldberg, "What every computer scientist should know about floating-point
  /// arithmetic", theorem 4: what is lost in `w = 1 + x` is lost in `w - 1` too.
  ///
  /// @param x any numbers
  /// @return off by less than 3 ulp; -∞ for -1; NaN for NaN and below -1
  public static FloatVector log1p(FloatVector x) {
    FloatVector w = x.add(broadcast(SPECIES, 1));
    FloatVector corrected = log(w).mul(x.div(w.sub(broadcast(SPECIES, 1))));
    return corrected.blend(
        x,
        w.compare(VectorOperators.EQ, 1)
            .or(x.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY)));
  }

  // k · ln 2 + log(1 + f), the small summands first
  private static FloatVector ofParts(FloatVector k, FloatVector f) {
    FloatVector p =
        f.fma(broadcast(SPECIES, L10), broadcast(SPECIES, L9))
            .fma(f, broadcast(SPECIES, L8))
            .fma(f, broadcast(SPECIES, L7))
            .fma(f, broadcast(SPECIES, L6));
    p =
        p.fma(f, broadcast(SPECIES, L5))
            .fma(f, broadcast(SPECIES, L4))
            .fma(f, broadcast(SPECIES, L3));
    FloatVector square = f.mul(f);
    FloatVector small = f.mul(square).fma(p, k.mul(broadcast(SPECIES, LN2_LOW)));
    return k.fma(broadcast(SPECIES, LN2_HIGH), f.add(square.fma(broadcast(SPECIES, -0.5f), small)));
  }

  /// Takes the hyperbolic tangent of each number.
  ///
  /// @param x any numbers
  /// @return off by less than 1.5 ulp; from -1 to 1; NaN for NaN
  public static FloatVector tanh(FloatVector x) {
    FloatVector square = x.mul(x);
    FloatVector p =
        square
            .fma(broadcast(SPECIES, T5), broadcast(SPECIES, T4))
            .fma(square, broadcast(SPECIES, T3))
            .fma(square, broadcast(SPECIES, T2));
    p = p.fma(square, broadcast(SPECIES, T1)).fma(square, broadcast(SPECIES, 1));
    // Not x + x · (…): that of -0 is 0.
    FloatVector near = x.mul(p);
    return bent(x).blend(near, square.compare(VectorOperators.LT, T_SQUARE));
  }

  // 1 - 2e / (1 + e) with e = exp(-2|x|) and the sign of x
  private static FloatVector bent(FloatVector x) {
    FloatVector z = x.abs();
    FloatVector e = scaled(z.mul(broadcast(SPECIES, -2)), ROUND);
    FloatVector y = broadcast(SPECIES, 1).sub(e.add(e).div(e.add(broadcast(SPECIES, 1))));
    return withSign(y.blend(broadcast(SPECIES, 1), z.compare(VectorOperators.GT, T_END)), x);
  }

  /// Computes the logistic function, `1 / (1 + exp(-x))`.
  ///
  /// @param x any numbers
  /// @return off by less than 2.5 ulp; from 0 to 1; NaN for NaN
  public static FloatVector sigmoid(FloatVector x) {
    // exp(-|x|) does not overflow where the result is tiny.
    FloatVector e = expOfNegative(x.abs().neg());
    return broadcast(SPECIES, 1)
        .blend(e, x.compare(VectorOperators.LT, 0))
        .div(e.add(broadcast(SPECIES, 1)));
  }

  /// Computes the sigmoid linear unit, `x / (1 + exp(-x))`.
  ///
  /// @param x any numbers
  /// @return off by less than 3.5 ulp; NaN for NaN and, as in PyTorch, for -∞
  public static FloatVector silu(FloatVector x) {
    return gated(x, x);
  }

  /// Computes the error function.
  ///
  /// @param x any numbers
  /// @return off by less than 1.5 ulp; from -1 to 1; NaN for NaN
  public static FloatVector erf(FloatVector x) {
    FloatVector square = x.mul(x);
    FloatVector p =
        square
            .fma(broadcast(SPECIES, R5), broadcast(SPECIES, R4))
            .fma(square, broadcast(SPECIES, R3))
            .fma(square, broadcast(SPECIES, R2));
    FloatVector near =
        p.fma(square, broadcast(SPECIES, R1)).fma(square, broadcast(SPECIES, R0)).fma(x, x);
    return far(x).blend(near, square.compare(VectorOperators.LT, R_SQUARE));
  }

  // 1 - exp(log(1 - erf(|x|))) with the sign of x
  private static FloatVector far(FloatVector x) {
    FloatVector z = x.abs();
    FloatVector p =
        z.fma(broadcast(SPECIES, C6), broadcast(SPECIES, C5))
            .fma(z, broadcast(SPECIES, C4))
            .fma(z, broadcast(SPECIES, C3))
            .fma(z, broadcast(SPECIES, C2));
    FloatVector y =
        broadcast(SPECIES, 1)
            .sub(scaled(p.fma(z, broadcast(SPECIES, C1)).fma(z, broadcast(SPECIES, C0)), ROUND));
    return withSign(y.blend(broadcast(SPECIES, 1), z.compare(VectorOperators.GT, C_END)), x);
  }

  /// Computes `1 - erf(x)`, of which nothing cancels where it is small.
  ///
  /// @param x any numbers
  /// @return off by less than 8 ulp below 1 and by less than 400 above; from 0 to 2; NaN for NaN
  public static FloatVector erfc(FloatVector x) {
    // 2 Φ(-√2 |x|), and its complement to 2 below 0.
    FloatVector z = x.abs().mul(broadcast(SPECIES, SQRT_2));
    z = z.blend(broadcast(SPECIES, Z_END), z.compare(VectorOperators.GT, Z_END));
    FloatVector tail = normalTail(z).mul(broadcast(SPECIES, 2 * LOWER));
    return tail.blend(broadcast(SPECIES, 2).sub(tail), x.compare(VectorOperators.LT, 0));
  }

  /// Computes the Gaussian error linear unit, `x · Φ(x)`.
  ///
  /// @param x any numbers
  /// @return off by less than 8 ulp above -2 and by less than 100 below, where PyTorch loses
  ///   digits; NaN for NaN and, as in PyTorch, for -∞
  public static FloatVector gelu(FloatVector x) {
    // With z = |x| it is max(x, 0) - z · Φ(-z), in which nothing cancels below 0.
    FloatVector z = x.abs();
    z = z.blend(broadcast(SPECIES, Z_END), z.compare(VectorOperators.GT, Z_END));
    FloatVector above = x.mul(broadcast(SPECIES, 0), x.compare(VectorOperators.LT, 0));
    return normalTail(z).mul(z).fma(broadcast(SPECIES, -LOWER), above);
  }

  /// Computes the approximation of [#gelu] by a hyperbolic tangent,
  /// `x / 2 · (1 + tanh(√(2/π) · (x + 0.044715 x³)))`.
  ///
  /// @param x any numbers
  /// @return off by less than 8 ulp above -2 and by less than 250 below; NaN for NaN and, as in
  ///   PyTorch, for -∞
  public static FloatVector geluTanh(FloatVector x) {
    // (1 + tanh(u)) / 2 is the logistic function of 2u, in which nothing cancels.
    return gated(x, x.mul(x.mul(x).fma(broadcast(SPECIES, G3), broadcast(SPECIES, G1))));
  }

  /// Computes `x / (1 + exp(-v))`.
  private static FloatVector gated(FloatVector x, FloatVector v) {
    FloatVector lifted = lifted(v.abs().neg());
    VectorMask<Float> isBelow = v.compare(VectorOperators.LT, 0);
    FloatVector weight =
        broadcast(SPECIES, 1)
            .blend(lifted, isBelow)
            .div(lifted.fma(broadcast(SPECIES, LOWER), broadcast(SPECIES, 1)));
    return x.mul(weight).mul(broadcast(SPECIES, LOWER), isBelow);
  }

  /// Computes `2⁶⁴ Φ(-z)`, Φ the normal distribution, for `z` from 0 to 16.
  private static FloatVector normalTail(FloatVector z) {
    FloatVector p =
        z.fma(broadcast(SPECIES, P4), broadcast(SPECIES, P3))
            .fma(z, broadcast(SPECIES, P2))
            .fma(z, broadcast(SPECIES, P1))
            .fma(z, broadcast(SPECIES, P0));
    FloatVector q =
        z.fma(broadcast(SPECIES, Q5), broadcast(SPECIES, Q4))
            .fma(z, broadcast(SPECIES, Q3))
            .fma(z, broadcast(SPECIES, Q2));
    q = q.fma(z, broadcast(SPECIES, Q1)).fma(z, broadcast(SPECIES, 1));
    // -z²/2 · log2(e) is not rounded before n is off it: half a unit in its last place would be
    // dozens in the result.
    FloatVector half = z.mul(broadcast(SPECIES, -0.7213475108f));
    FloatVector steps = z.fma(half, broadcast(SPECIES, ROUND_LIFTED));
    FloatVector r = z.fma(half, broadcast(SPECIES, ROUND_LIFTED).sub(steps));
    FloatVector e = r.fma(broadcast(SPECIES, X6), broadcast(SPECIES, X5));
    e = e.fma(r, broadcast(SPECIES, X4)).fma(r, broadcast(SPECIES, X3));
    e = e.fma(r, broadcast(SPECIES, X2)).fma(r, broadcast(SPECIES, X1));
    return e.fma(r, broadcast(SPECIES, 1)).mul(p).mul(power(steps)).div(q);
  }

  /// Computes `2⁶⁴ exp(x)` for numbers up to 0.
  private static FloatVector lifted(FloatVector x) {
    return scaled(x, ROUND_LIFTED)
        .blend(broadcast(SPECIES, 0), x.compare(VectorOperators.LT, LEAST_LIFTED));
  }

  /// Computes `2ᵏ exp(x)` with `k = round - ROUND`, where `2ᵏ⁺ⁿ` with `n` next to `x / ln 2` is a
  /// normal number.
  private static FloatVector scaled(FloatVector x, float round) {
    FloatVector steps = x.fma(broadcast(SPECIES, LOG2_E), broadcast(SPECIES, round));
    return ofRest(rest(x, steps.sub(broadcast(SPECIES, round)))).mul(power(steps));
  }

  /// Computes `x - n ln 2`.
  private static FloatVector rest(FloatVector x, FloatVector n) {
    return n.fma(broadcast(SPECIES, -LN2_LOW), n.fma(broadcast(SPECIES, -LN2_HIGH), x));
  }

  /// Computes `exp(r)` for `r` from -ln √2 to ln √2.
  private static FloatVector ofRest(FloatVector r) {
    FloatVector p =
        r.fma(broadcast(SPECIES, E6), broadcast(SPECIES, E5))
            .fma(r, broadcast(SPECIES, E4))
            .fma(r, broadcast(SPECIES, E3))
            .fma(r, broadcast(SPECIES, E2));
    return p.fma(r, broadcast(SPECIES, 1)).fma(r, broadcast(SPECIES, 1));
  }

  /// Makes the low bits of sums with [#ROUND] exponents.
  private static FloatVector power(FloatVector steps) {
    return steps.reinterpretAsInts().lanewise(VectorOperators.LSHL, FRACTION).reinterpretAsFloats();
  }

  /// Gives numbers above 0 the signs of others.
  private static FloatVector withSign(FloatVector y, FloatVector x) {
    return y.blend(y.neg(), x.compare(VectorOperators.LT, 0));
  }
}
