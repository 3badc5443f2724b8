package dev.waybill.nn;

import dev.waybill.internal.text.Given;
import dev.waybill.tensor.Tensor;
import java.util.function.UnaryOperator;

/// A tensor that a module learns: a leaf for which gradients are computed. It stays the same object
/// when its module moves to another dtype or device, so an optimiser keeps hold of it.
public final class Parameter extends Tensor {

  /// Makes a parameter for which gradients are computed.
  ///
  /// @param data its values, `f32`, `f64`, `f16` or `bf16`; the memory is shared
  /// @throws dev.waybill.autograd.GradientException if it is of another dtype
  public Parameter(Tensor data) {
    this(data, true);
  }

  /// Makes a parameter.
  ///
  /// @param data its values; the memory is shared
  /// @param requiresGrad whether gradients are computed for it
  /// @throws dev.waybill.autograd.GradientException if they are and it is not of a floating dtype
  public Parameter(Tensor data, boolean requiresGrad) {
    super(given("nn.Parameter", data));
    if (requiresGrad) {
      requiresGrad(true);
    }
  }

  /// Refuses `null` before anything is read of it.
  static Tensor given(String name, Tensor data) {
    Given.check(name, "data", "Tensor", data);
    return data;
  }

  /// Moves the values and the gradient elsewhere.
  void move(UnaryOperator<Tensor> to) {
    Tensor data = detach();
    Tensor moved = to.apply(data);
    if (moved == data) {
      return;
    }
    Tensor gradient = grad();
    setGrad(null);
    setData(moved);
    if (gradient != null) {
      setGrad(to.apply(gradient.detach()));
    }
  }
}
