package dev.waybill.ops.nn.functional;

import dev.waybill.api.MathOps;
import dev.waybill.device.Device;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Broadcast;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Promotion;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import java.util.function.DoublePredicate;

/// What the losses have in common.
final class Losses {
  private static final List<String> REDUCTIONS = List.of("none", "mean", "sum");

  private Losses() {}

  /// Refuses reductions that a loss does not know.
  static void checkReduction(String op, String reduction) {
    checkReduction(op, reduction, REDUCTIONS);
  }

  static void checkReduction(String op, String reduction, List<String> allowed) {
    if (!allowed.contains(reduction)) {
      throw new WrongArgumentException(
          op,
          "reduction",
          reduction
              + " is not a valid value for reduction, expected one of "
              + String.join(", ", allowed)
              + ".");
    }
  }

  /// Refuses arguments that no loss can be computed of.
  static void check(String op, String reduction, Tensor x, Tensor y) {
    checkReduction(op, reduction);
    checkPair(op, x, y);
  }

  /// Refuses tensors without fractions.
  static void checkFloating(String op, String argument, Tensor x) {
    if (!x.dtype().isFloating()) {
      throw new WrongArgumentException(
          op, argument, "found dtype " + x.dtype() + ", expected f32, f64, f16 or bf16.");
    }
  }

  /// Refuses a target of another shape.
  static void checkSameShape(String op, Tensor x, String argument, Tensor y) {
    if (!x.layout().sameShape(y.layout())) {
      throw new ShapeException(
          op,
          "argument "
              + argument
              + ": found shape "
              + y.layout().shapeText()
              + ", expected that of x, "
              + x.layout().shapeText()
              + ".");
    }
  }

  /// Refuses elements outside of a range.
  ///
  /// @param what what is said of the argument in front of the element that was found
  static void checkAll(
      String op, String argument, Tensor x, String what, DoublePredicate isAllowed) {
    if (Results.isMeta(x)) {
      return;
    }
    for (double value : TensorOps.to(x.detach().to(Device.CPU), DType.F64).toDoubleArray()) {
      if (!isAllowed.test(value)) {
        throw new WrongArgumentException(op, argument, what + ", found " + value + ".");
      }
    }
  }

  static void checkPair(String op, Tensor x, Tensor y) {
    DType dtype = Promotion.of(x, y);
    if (!dtype.isFloating()) {
      throw new WrongArgumentException(
          op,
          "x",
          "could not infer output dtype, found " + dtype + ", expected f32, f64, f16 or bf16.");
    }
    Broadcast.of(op, x.layout(), y.layout());
  }

  /// Returns the mean, the sum or the terms themselves.
  static Tensor reduce(Tensor terms, String reduction) {
    return switch (reduction) {
      case "mean" -> MathOps.mean(terms);
      case "sum" -> TensorOps.sum(terms);
      default -> terms;
    };
  }
}
