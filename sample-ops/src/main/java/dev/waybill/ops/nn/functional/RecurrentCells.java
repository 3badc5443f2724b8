package dev.waybill.ops.nn.functional;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// What the single steps of recurrent nets check.
final class RecurrentCells {
  private RecurrentCells() {}

  /// Refuses arguments of a step that do not fit each other.
  ///
  /// @param gates how many parts the weights have
  static void check(
      String op,
      int gates,
      Tensor x,
      Tensor h,
      Tensor weightIh,
      Tensor weightHh,
      @Nullable Tensor biasIh,
      @Nullable Tensor biasHh) {
    Recurrent.checkFloating(op, "x", x);
    if (x.rank() != 1 && x.rank() != 2) {
      throw new ShapeException(
          op,
          "expected x to be 1-D or 2-D, [input] or [batch, input], found "
              + x.layout().shapeText()
              + ".");
    }
    checkWeights(op, gates, x, weightIh, weightHh, biasIh, biasHh);
    long hidden = weightHh.layout().shape(1);
    long input = weightIh.layout().shape(1);
    if (x.layout().shape(x.rank() - 1) != input) {
      throw new ShapeException(
          op,
          "x has an inconsistent input size, found x: "
              + x.layout().shapeText()
              + " and weightIh: "
              + weightIh.layout().shapeText()
              + ", expected x: [..., "
              + input
              + "].");
    }
    checkState(op, "h", x, h, hidden);
  }

  /// Refuses a state that does not fit the input.
  static void checkState(String op, String name, Tensor x, Tensor state, long width) {
    boolean batched = x.rank() == 2;
    boolean fits =
        state.rank() == x.rank()
            && state.layout().shape(state.rank() - 1) == width
            && (!batched || state.layout().shape(0) == x.layout().shape(0));
    if (!fits) {
      throw new ShapeException(
          op,
          "state "
              + name
              + " does not fit, found "
              + state.layout().shapeText()
              + " and x: "
              + x.layout().shapeText()
              + ", expected "
              + name
              + ": ["
              + (batched ? x.layout().shape(0) + ", " : "")
              + width
              + "].");
    }
    Recurrent.checkDtype(op, name, x, state);
  }

  private static void checkWeights(
      String op,
      int gates,
      Tensor x,
      Tensor weightIh,
      Tensor weightHh,
      @Nullable Tensor biasIh,
      @Nullable Tensor biasHh) {
    boolean matrices = weightIh.rank() == 2 && weightHh.rank() == 2;
    if (!matrices
        || weightHh.layout().shape(0) != gates * weightHh.layout().shape(1)
        || weightIh.layout().shape(0) != weightHh.layout().shape(0)) {
      throw new ShapeException(
          op,
          "found weightIh: "
              + weightIh.layout().shapeText()
              + " and weightHh: "
              + weightHh.layout().shapeText()
              + ", expected ["
              + times(gates)
              + "hidden, input] and ["
              + times(gates)
              + "hidden, hidden].");
    }
    Recurrent.checkDtype(op, "weightIh", x, weightIh);
    Recurrent.checkDtype(op, "weightHh", x, weightHh);
    checkBias(op, "biasIh", x, biasIh, weightHh.layout().shape(0));
    checkBias(op, "biasHh", x, biasHh, weightHh.layout().shape(0));
  }

  private static void checkBias(
      String op, String name, Tensor x, @Nullable Tensor bias, long length) {
    if (bias == null) {
      return;
    }
    if (bias.rank() != 1 || bias.size() != length) {
      throw new ShapeException(
          op, name + " must have shape [" + length + "], found " + bias.layout().shapeText() + ".");
    }
    Recurrent.checkDtype(op, name, x, bias);
  }

  private static String times(int gates) {
    return gates == 1 ? "" : gates + " · ";
  }

  /// Refuses an activation that there is none of, and returns whether it is `relu`.
  static boolean isRelu(String op, String nonlinearity) {
    boolean relu = nonlinearity.equals("relu");
    if (!relu && !nonlinearity.equals("tanh")) {
      throw new WrongArgumentException(
          op,
          "nonlinearity",
          "unknown nonlinearity, found " + nonlinearity + ", expected tanh or relu.");
    }
    return relu;
  }
}
