package dev.waybill.ops.math;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.kernel.DeviceReductions;
import dev.waybill.kernel.DeviceReductions.Rule;
import dev.waybill.kernel.Reductions;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The op `math.norm`.
public final class Norm {
  private static final String NAME = "math.norm";

  private Norm() {}

  /// Computes the norm of vectors: `(Σ |x|ᵖ)^(1/p)`.
  ///
  /// - Shapes: the axes disappear, or stay with length 1.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: in `double`, rounded once; for `p` = ∞ and -∞ the largest and smallest `|x|`; for
  ///   0 the number of elements that are not 0. The derivative at the zero vector is 0; elements
  ///   that share the extreme share the gradient evenly.
  /// - Source: PyTorch, `torch.norm` and `torch.linalg.vector_norm`.
  ///
  /// ```java
  /// MathOps.norm(Tensor.of(3f, -4f)); // ==> tensor(5.)
  /// MathOps.norm(Tensor.of(3f, -4f), new MathOps.NormOptions().p(1)); // ==> tensor(7.)
  /// ```
  ///
  /// @param x the tensor
  /// @param p the order
  /// @param dim the axes, negative ones from the end; `null` for all
  /// @param keepDim whether they stay with length 1
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.WrongArgumentException if there is no such axis, the dtype is no
  /// floating one, or `p` is infinite or negative and there are no elements
  @Export(NAME)
  @Op(dtypes = {"f32", "f64", "f16", "bf16"})
  public static Tensor norm(
      Tensor x,
      @Default("2") double p,
      @Default("null") int @Nullable [] dim,
      @Default("false") boolean keepDim) {
    int[] dims = dims(x, p, dim);
    return Reductions.ofDoubles(x, dims, keepDim, x.dtype(), (v, n) -> of(v, n, p));
  }

  @Kernel(
      op = NAME,
      device = "gpu",
      dtypes = {"f32", "f64", "f16", "bf16"})
  static Tensor normOnDevice(Tensor x, double p, int @Nullable [] dim, boolean keepDim) {
    int[] dims = dims(x, p, dim);
    return DeviceReductions.along(NAME, rule(p), x, dims, keepDim, x.dtype());
  }

  private static Rule rule(double p) {
    if (Double.isNaN(p)) {
      // In C, 1 to the power of NaN is 1.
      return new Rule("0", "0", "a + b", "INFINITY - INFINITY");
    }
    if (Double.isInfinite(p)) {
      Rule extreme = p > 0 ? Rule.LARGEST : Rule.SMALLEST;
      return new Rule(p > 0 ? "0" : extreme.init(), "fabs(v)", extreme.combine(), "v");
    }
    String each = p == 2 ? "v * v" : p == 1 ? "fabs(v)" : p == 0 ? "v != 0" : power("fabs(v)", p);
    String last = p == 0 || p == 1 ? "v" : p == 2 ? "sqrt(v)" : power("v", 1 / p);
    return new Rule("0", each, "a + b", last);
  }

  private static String power(String base, double exponent) {
    return "pow((ACC) (" + base + "), (ACC) " + Double.toHexString(exponent) + ")";
  }

  private static int[] dims(Tensor x, double p, int @Nullable [] dim) {
    Moments.refuseWhole(NAME, x);
    boolean hasIdentity = p >= 0 && !Double.isInfinite(p);
    return hasIdentity ? Reductions.dims(NAME, x.rank(), dim) : Extreme.dims(NAME, x, dim);
  }

  private static double of(double[] values, int count, double p) {
    double result = p == Double.NEGATIVE_INFINITY ? Double.POSITIVE_INFINITY : 0;
    for (int i = 0; i < count; i++) {
      double size = Math.abs(values[i]);
      if (Double.isInfinite(p)) {
        result = p > 0 ? Math.max(result, size) : Math.min(result, size);
      } else {
        result += p == 2 ? size * size : p == 1 ? size : p == 0 ? nonzero(size) : Math.pow(size, p);
      }
    }
    boolean done = p == 0 || p == 1 || Double.isInfinite(p);
    return done ? result : p == 2 ? Math.sqrt(result) : Math.pow(result, 1 / p);
  }

  private static double nonzero(double size) {
    return size == 0 ? 0 : 1;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(
      Tensor gy, Tensor x, double p, int @Nullable [] dim, boolean keepDim, Tensor result) {
    if (p == 0) {
      return TensorOps.fill(x, Tensor.scalar(0.0));
    }
    Tensor norm = TensorOps.unreduce(result, x.rank(), dim, keepDim);
    if (Double.isInfinite(p)) {
      Tensor chosen = MathOps.logicalOr(MathOps.eq(MathOps.abs(x), norm), MathOps.isNan(x));
      return TensorOps.mul(MathOps.sign(x), Extreme.share(gy, chosen, dim, keepDim));
    }
    Tensor whole = TensorOps.unreduce(gy, x.rank(), dim, keepDim);
    if (p == 1) {
      return TensorOps.mul(MathOps.sign(x), whole);
    }
    Tensor scale = MathOps.pow(norm, Tensor.scalar(1 - p));
    Tensor finite = Masks.keep(TensorOps.mul(whole, scale), nonzero(norm));
    if (p == 2) {
      return TensorOps.mul(finite, x);
    }
    Tensor slope = MathOps.pow(MathOps.abs(x), Tensor.scalar(p - 1));
    // Below 1 the slope at 0 is infinite; the subgradient there is 0.
    Tensor kept = p < 1 ? Masks.keep(slope, nonzero(x)) : slope;
    return TensorOps.mul(TensorOps.mul(MathOps.sign(x), kept), finite);
  }

  private static Tensor nonzero(Tensor x) {
    return MathOps.ne(x, Tensor.scalar(0L));
  }
}
