package dev.waybill.ops.nn.init;

import dev.waybill.autograd.Autograd;
import dev.waybill.dispatch.DispatchContext;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.function.Function;

/// Writing into a tensor as nothing that gradients know of.
final class Filling {
  private Filling() {}

  /// Writes what is computed of the old elements.
  ///
  /// @param x the tensor, of which gradients may be wanted
  /// @param values makes the new elements
  /// @return `x`
  static Tensor write(Tensor x, Function<Tensor, Tensor> values) {
    DispatchContext.Scope off = Autograd.noGrad();
    try {
      return TensorOps.copy_(x, values.apply(x.detach()));
    } finally {
      off.close();
    }
  }

  /// Writes numbers of a uniform distribution.
  static Tensor uniform(Tensor x, long seed, double from, double to) {
    return write(x, old -> scale(TensorOps.uniform(old, seed), to - from, from));
  }

  /// Writes numbers of a normal distribution.
  static Tensor normal(Tensor x, long seed, double mean, double std) {
    return write(x, old -> scale(TensorOps.normal(old, seed), std, mean));
  }

  private static Tensor scale(Tensor numbers, double factor, double summand) {
    Tensor scaled = TensorOps.mul(numbers, Tensor.scalar(factor));
    return summand == 0 ? scaled : TensorOps.add(scaled, Tensor.scalar(summand));
  }

  /// Refuses tensors without fractions.
  static void checkFloating(String op, Tensor x) {
    if (!x.dtype().isFloating()) {
      throw new WrongArgumentException(
          op, "x", "found dtype " + x.dtype() + ", expected f32, f64, f16 or bf16.");
    }
  }

  /// Refuses tensors of another number of axes.
  static void checkRank(String op, Tensor x, int least, int most) {
    if (x.rank() < least || x.rank() > most) {
      String axes =
          least == most
              ? least + " dimensions"
              : most == Integer.MAX_VALUE
                  ? least + " or more dimensions"
                  : least + " to " + most + " dimensions";
      throw new ShapeException(
          op,
          "argument x: found " + x.layout().shapeText() + ", expected a tensor with " + axes + ".");
    }
  }

  /// Refuses numbers that are not above 0.
  static void checkPositive(String op, String argument, double number) {
    if (!(number > 0) || Double.isInfinite(number)) {
      throw new WrongArgumentException(
          op, argument, "found " + number + ", expected a finite number above 0.");
    }
  }

  /// Refuses NaN and infinities.
  static void checkFinite(String op, String argument, double number) {
    if (!Double.isFinite(number)) {
      throw new WrongArgumentException(
          op, argument, "found " + number + ", expected a finite number.");
    }
  }
}
