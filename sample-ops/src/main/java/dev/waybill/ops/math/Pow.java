package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.NotDifferentiable;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.DevicePointwise;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Promotion;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `math.pow`.
public final class Pow {
  private static final String NAME = "math.pow";

  /// As [#power(long, long)] says.
  private static final String POWER =
      """
      if (x1 < 0) {
          return x0 == 1 ? 1 : x0 == -1 ? ((x1 & 1) == 0 ? 1 : -1) : 0;
        }
        long power = 1;
        for (; x1 > 0; x1 >>= 1) {
          power *= (x1 & 1) == 1 ? x0 : 1;
          x0 *= x0;
        }
        return power;""";

  private Pow() {}

  /// Raises each element to a power.
  ///
  /// - Shapes: broadcast as in NumPy, aligned at the last axis.
  /// - Dtypes: any; promoted as in PyTorch.
  /// - Numerics: computed in `double`, rounded once, by the rules of IEEE 754 (`pow(1, NaN)` is 1);
  ///   whole numbers wrap around, and to a negative power give 1 / x cut to a whole number. The
  ///   derivative by `x` is 0 where `y` is 0, that by `y` is 0 where `x` is 0 and `y` is not
  ///   negative.
  /// - Source: PyTorch, `torch.pow`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(1f, 2f, 3f).requiresGrad(true);
  /// MathOps.pow(x, Tensor.scalar(3)); // ==> tensor([1., 8., 27.])
  /// TensorOps.sum(MathOps.pow(x, Tensor.scalar(3))).backward();
  /// x.grad(); // ==> tensor([3., 12., 27.])
  /// ```
  ///
  /// @param x the bases
  /// @param y the exponents
  /// @return a new tensor
  /// @throws WrongArgumentException if whole numbers are raised to a negative whole number
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  @Export(NAME)
  @Op(pointwise = true, portable = true, inPlace = true)
  public static Tensor pow(Tensor x, Tensor y) {
    if (y.isWrappedNumber() && !Promotion.of(x, y).isFloating() && y.getLong() < 0) {
      throw new WrongArgumentException(
          NAME,
          "y",
          "integers to negative integer powers are not allowed, found "
              + y.getLong()
              + " for a tensor of "
              + x.dtype()
              + ", expected 0 or more.");
    }
    return Promotion.of(x, y).isFloating()
        ? Pow_Kernels.power(x, y)
        : DevicePointwise.isFor(x, y)
            ? DevicePointwise.promoted(NAME, POWER, x, y)
            : Pointwise.binary(NAME, x, y, Pow::power, Pow::power);
  }

  @Elementwise
  @NotDifferentiable("The op has gradients of its own.")
  static double power(double base, double exponent) {
    // IEEE 754-2019, 9.2.1, where Java says NaN.
    boolean one = base == 1 || (base == -1 && Double.isInfinite(exponent));
    return one ? 1 : Math.pow(base, exponent);
  }

  private static long power(long base, long exponent) {
    if (exponent < 0) {
      return base == 1 ? 1 : base == -1 ? ((exponent & 1) == 0 ? 1 : -1) : 0;
    }
    long power = 1;
    long square = base;
    for (long rest = exponent; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        power *= square;
      }
      square *= square;
    }
    return power;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradientOfX(Tensor gy, Tensor x, Tensor y) {
    Tensor slope = TensorOps.mul(y, MathOps.pow(x, TensorOps.sub(exact(y), Tensor.scalar(1L))));
    return Masks.keep(TensorOps.mul(gy, slope), MathOps.ne(y, Tensor.scalar(0L)));
  }

  @Gradient(op = NAME, of = "y")
  static Tensor gradientOfY(Tensor gy, Tensor x, Tensor y, Tensor result) {
    Tensor flat =
        MathOps.logicalAnd(MathOps.eq(x, Tensor.scalar(0L)), MathOps.ge(y, Tensor.scalar(0L)));
    Tensor slope = TensorOps.mul(result, MathOps.log(exact(x)));
    return TensorOps.mul(gy, Masks.keep(slope, MathOps.logicalNot(flat)));
  }

  /// What is computed of plain numbers alone has the default dtype: a tensor keeps all digits.
  private static Tensor exact(Tensor x) {
    return x.isWrappedNumber() ? TensorOps.clone(x) : x;
  }
}
