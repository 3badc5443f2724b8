package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.DevicePointwise;
import dev.waybill.kernel.Pointwise;
import dev.waybill.kernel.Results;
import dev.waybill.kernel.Walk;
import dev.waybill.tensor.Broadcast;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Promotion;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `math.divRounding`.
public final class DivRounding {
  private static final String NAME = "math.divRounding";

  private static final DevicePointwise.Formula TRUNC =
      DevicePointwise.Formula.of("return trunc(x0 / x1);", "return trunc(x0 / x1);");
  private static final DevicePointwise.Formula FLOOR =
      DevicePointwise.Formula.of(floorInC("float"), floorInC("double"));

  private DivRounding() {}

  /// As [#floor] says.
  private static String floorInC(String type) {
    return """
        if (x1 == 0) {
            return x0 / x1;
          }
          TYPE remainder = fmod(x0, x1);
          TYPE quotient = (x0 - remainder) / x1;
          if (remainder != 0 && (x1 < 0) != (remainder < 0)) {
            quotient -= 1;
          }
          if (quotient == 0) {
            return copysign((TYPE) 0, x0 / x1);
          }
          TYPE whole = floor(quotient);
          return quotient - whole > (TYPE) 0.5 ? whole + 1 : whole;"""
        .replace("TYPE", type);
  }

  /// Divides one tensor by another element by element and rounds to a whole number.
  ///
  /// - Shapes: broadcast as in NumPy, aligned at the last axis.
  /// - Dtypes: any; promoted as in PyTorch, whole numbers stay.
  /// - Numerics: `floor` of fractions is computed from the exact remainder, in the dtype; x / 0 is
  ///   infinite or NaN; whole numbers wrap around. The derivatives are 0.
  /// - Source: PyTorch, `torch.div` with `rounding_mode`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(7L, -7L);
  /// MathOps.divRounding(x, Tensor.scalar(2), "floor"); // ==> tensor([3, -4])
  /// MathOps.divRounding(x, Tensor.scalar(2), "trunc"); // ==> tensor([3, -3])
  /// ```
  ///
  /// @param x left
  /// @param y right
  /// @param roundingMode `floor` for down, `trunc` for towards 0
  /// @return a new tensor
  /// @throws WrongArgumentException if whole numbers are divided by 0, or there is no such mode
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  @Export(NAME)
  @Op(pointwise = true, inPlace = true)
  public static Tensor divRounding(Tensor x, Tensor y, String roundingMode) {
    boolean floor = isFloor(roundingMode);
    Broadcast.of(NAME, x.layout(), y.layout());
    DType dtype = Promotion.of(x, y);
    if (!dtype.isFloating()) {
      refuseZero(y);
    }
    boolean single = dtype == DType.F32;
    return floor
        ? Pointwise.binary(
            NAME, x, y, single ? DivRounding::floorSingle : DivRounding::floor, Math::floorDiv)
        : Pointwise.binary(
            NAME,
            x,
            y,
            // Rounded before it is cut, as a division of `f32` is.
            (a, b) -> Trunc.trunc(single ? (float) a / (float) b : a / b),
            (a, b) -> a / b);
  }

  private static boolean isFloor(String roundingMode) {
    boolean floor = roundingMode.equals("floor");
    if (!floor && !roundingMode.equals("trunc")) {
      throw new WrongArgumentException(
          NAME, "roundingMode", "found " + roundingMode + ", expected floor or trunc.");
    }
    return floor;
  }

  @Kernel(
      op = NAME,
      device = "gpu",
      dtypes = {"f32", "f64", "f16", "bf16"})
  static Tensor divRoundingOnDevice(Tensor x, Tensor y, String roundingMode) {
    return DevicePointwise.apply(NAME, isFloor(roundingMode) ? FLOOR : TRUNC, x, y);
  }

  /// Before anything is written to, which a division by 0 amid the elements would be too late for.
  private static void refuseZero(Tensor y) {
    if (Results.isMeta(y)) {
      return;
    }
    Walk walk = Walk.over(y.shape(), y);
    while (walk.next()) {
      for (int i = 0; i < walk.length(); i++) {
        if (Cells.getLong(y.array(), y.dtype(), walk.at(0) + i * walk.step(0)) == 0) {
          throw new WrongArgumentException(
              NAME, "y", "found a 0, expected none where whole numbers are divided.");
        }
      }
    }
  }

  private static double floor(double a, double b) {
    if (b == 0) {
      return a / b;
    }
    double remainder = a % b;
    double quotient = (a - remainder) / b;
    if (remainder != 0 && (b < 0) != (remainder < 0)) {
      quotient -= 1;
    }
    if (quotient == 0) {
      return Math.copySign(0, a / b);
    }
    double whole = Math.floor(quotient);
    return quotient - whole > 0.5 ? whole + 1 : whole;
  }

  private static double floorSingle(double x, double y) {
    float a = (float) x;
    float b = (float) y;
    if (b == 0) {
      return a / b;
    }
    float remainder = a % b;
    float quotient = (a - remainder) / b;
    if (remainder != 0 && (b < 0) != (remainder < 0)) {
      quotient -= 1;
    }
    if (quotient == 0) {
      return Math.copySign(0, a / b);
    }
    float whole = (float) Math.floor(quotient);
    return quotient - whole > 0.5f ? whole + 1 : whole;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradientOfX(Tensor gy) {
    return TensorOps.fill(gy, Tensor.scalar(0.0));
  }

  @Gradient(op = NAME, of = "y")
  static Tensor gradientOfY(Tensor gy) {
    return TensorOps.fill(gy, Tensor.scalar(0.0));
  }
}
