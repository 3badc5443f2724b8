package dev.waybill.ops.training;

import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.autograd.Autograd;
import dev.waybill.dispatch.DispatchContext;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;

/// Linear layers with `tanh` between them, and steps down the gradient, written in ops.
///
/// @param parameters weight and bias of each layer, in turn
record Network(List<Tensor> parameters) {
  Network {
    parameters = List.copyOf(parameters);
    parameters.forEach(parameter -> parameter.requiresGrad(true));
  }

  Tensor apply(Tensor x) {
    Tensor y = x;
    for (int i = 0; i < parameters.size(); i += 2) {
      y = i == 0 ? y : MathOps.tanh(y);
      y = Functional.linear(y, parameters.get(i), parameters.get(i + 1));
    }
    return y;
  }

  void forgetGradients() {
    parameters.forEach(parameter -> parameter.setGrad(null));
  }

  /// Writes `p - rate · gradient` over each parameter.
  void step(double rate) {
    DispatchContext.Scope scope = Autograd.noGrad();
    try {
      for (Tensor parameter : parameters) {
        TensorOps.sub_(parameter, TensorOps.mul(parameter.grad(), Tensor.scalar(rate)));
      }
    } finally {
      scope.close();
    }
  }
}
