package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.DevicePointwise;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Promotion;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `tensor.where`.
public final class Where {
  private static final String NAME = "tensor.where";

  private static final String CHOOSE = "return x0 != 0 ? x1 : x2;";
  private static final DevicePointwise.Formula CHOICE =
      DevicePointwise.Formula.of(CHOOSE, CHOOSE).orWhole(CHOOSE).withConditions(0);

  private Where() {}

  /// Takes elements of one tensor where a condition is `true`, of another elsewhere.
  ///
  /// - Shapes: all three are broadcast.
  /// - Dtypes: any; those of `x` and `y` are promoted as in PyTorch. `condition` is `bool`.
  /// - Numerics: what is not taken gets the gradient 0, also where it is NaN or infinite.
  /// - Source: PyTorch, `torch.where`.
  ///
  /// ```java
  /// Tensor condition = Tensor.of(true, false);
  /// TensorOps.where(condition, Tensor.of(1f, 2f), Tensor.of(10f, 20f)); // ==> tensor([1., 20.])
  /// ```
  ///
  /// @param condition says which
  /// @param x where it is `true`; may be a number
  /// @param y elsewhere; may be a number
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  /// @throws WrongArgumentException if the condition is not `bool`
  @Export(NAME)
  @Op(pointwise = true)
  public static Tensor where(Tensor condition, Tensor x, Tensor y) {
    refuseNumbers(condition);
    return Pointwise.ternary(
        NAME,
        Promotion.of(x, y),
        condition,
        x,
        y,
        (c, a, b) -> c != 0 ? a : b,
        (c, a, b) -> c != 0 ? a : b);
  }

  private static void refuseNumbers(Tensor condition) {
    if (condition.dtype() != DType.BOOL) {
      throw new WrongArgumentException(
          NAME,
          "condition",
          "where expected condition to be a boolean tensor, but got a tensor with dtype "
              + condition.dtype()
              + "; found dtype "
              + condition.dtype()
              + ", expected bool.");
    }
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor whereOnDevice(Tensor condition, Tensor x, Tensor y) {
    refuseNumbers(condition);
    return DevicePointwise.apply(NAME, CHOICE, condition, x, y);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradientOfX(Tensor gz, Tensor condition) {
    return TensorOps.where(condition, gz, Tensor.scalar(0.0));
  }

  @Gradient(op = NAME, of = "y")
  static Tensor gradientOfY(Tensor gz, Tensor condition) {
    return TensorOps.where(condition, Tensor.scalar(0.0), gz);
  }
}
