package dev.waybill.ops.nn;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.nn.Parameter;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The parameters of a single step.
record RecurrentCellParameters(
    Parameter weightIh,
    Parameter weightHh,
    @Nullable Parameter biasIh,
    @Nullable Parameter biasHh) {

  static RecurrentCellParameters draw(
      String name, int gates, long inputSize, long hiddenSize, boolean bias) {
    Initial.checkAtLeast(name, "inputSize", inputSize, 1);
    Initial.checkAtLeast(name, "hiddenSize", hiddenSize, 1);
    double bound = 1 / Math.sqrt((double) hiddenSize);
    long rows = gates * hiddenSize;
    return new RecurrentCellParameters(
        Initial.uniform(bound, rows, inputSize),
        Initial.uniform(bound, rows, hiddenSize),
        bias ? Initial.uniform(bound, rows) : null,
        bias ? Initial.uniform(bound, rows) : null);
  }

  /// Refuses an activation that there is none of.
  static String nonlinearity(String name, String nonlinearity) {
    if (!nonlinearity.equals("tanh") && !nonlinearity.equals("relu")) {
      throw new WrongArgumentException(
          name,
          "nonlinearity",
          "unknown nonlinearity, found " + nonlinearity + ", expected tanh or relu.");
    }
    return nonlinearity;
  }

  /// Returns a state, zeros where none is given.
  static Tensor state(Tensor x, @Nullable Tensor given, Tensor weightHh) {
    if (given != null) {
      return given;
    }
    long hidden = weightHh.layout().shape(1);
    return x.rank() == 2
        ? Tensor.zeros(x.device(), x.dtype(), x.layout().shape(0), hidden)
        : Tensor.zeros(x.device(), x.dtype(), hidden);
  }

  static String describe(Tensor weightIh, Tensor weightHh, @Nullable Tensor bias) {
    return weightIh.layout().shape(1)
        + ", "
        + weightHh.layout().shape(1)
        + (bias == null ? ", bias=false" : "");
  }
}
