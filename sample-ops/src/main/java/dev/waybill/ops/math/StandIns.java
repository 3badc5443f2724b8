package dev.waybill.ops.math;

import dev.waybill.annotations.Kernel;
import dev.waybill.kernel.DevicePointwise;
import dev.waybill.kernel.DevicePointwise.Function;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Promotion;
import dev.waybill.tensor.Tensor;

/// Kernels on devices that derivatives of other ops call.
final class StandIns {
  private StandIns() {}

  @Kernel(op = "math.eq", device = "gpu")
  static Tensor eq(Tensor x, Tensor y) {
    return test("math.eq", "x0 == x1", x, y);
  }

  @Kernel(op = "math.ne", device = "gpu")
  static Tensor ne(Tensor x, Tensor y) {
    return test("math.ne", "x0 != x1", x, y);
  }

  @Kernel(op = "math.logicalAnd", device = "gpu")
  static Tensor logicalAnd(Tensor x, Tensor y) {
    return test("math.logicalAnd", "x0 != 0 && x1 != 0", x, y);
  }

  @Kernel(op = "math.logicalOr", device = "gpu")
  static Tensor logicalOr(Tensor x, Tensor y) {
    return test("math.logicalOr", "x0 != 0 || x1 != 0", x, y);
  }

  @Kernel(op = "math.isNan", device = "gpu")
  static Tensor isNan(Tensor x) {
    return test("math.isNan", "x0 != x0", x);
  }

  @Kernel(op = "math.exp", device = "gpu")
  static Tensor exp(Tensor x) {
    return floating("math.exp", "exp(x0)", x);
  }

  @Kernel(op = "math.tanh", device = "gpu")
  static Tensor tanh(Tensor x) {
    return floating("math.tanh", "tanh(x0)", x);
  }

  @Kernel(op = "math.rsqrt", device = "gpu")
  static Tensor rsqrt(Tensor x) {
    return floating("math.rsqrt", "1 / sqrt(x0)", x);
  }

  private static Tensor test(String op, String expression, Tensor... x) {
    DType dtype = Promotion.of(x);
    DType wide = dtype.isHalf() ? DType.F32 : dtype.isFloating() ? dtype : DType.I64;
    Function function = new Function("return " + expression + ";", wide);
    return DevicePointwise.apply(op, function, DType.BOOL, new double[0], x);
  }

  private static Tensor floating(String op, String expression, Tensor x) {
    DType dtype = x.dtype().isFloating() ? x.dtype() : DType.F32;
    DType wide = dtype == DType.F64 ? dtype : DType.F32;
    Function function = new Function("return " + expression + ";", wide);
    return DevicePointwise.apply(op, function, dtype, new double[0], x);
  }
}
