package dev.waybill.ops.nn.functional;

import dev.waybill.api.MathOps;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Broadcast;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Promotion;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;

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
