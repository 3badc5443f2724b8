package dev.waybill.autograd;

import dev.waybill.tensor.Tensor;
import java.util.List;

/// What one call of a [Function] hands from `forward` to `backward`.
public interface FunctionContext {

  /// Keeps tensors for `backward`, where a later write to them is an error. Called once, from
  /// `forward`.
  ///
  /// @param tensors inputs, results or others
  void save(Tensor... tensors);

  /// Returns the tensors that were kept.
  ///
  /// @return in the order of [#save]
  /// @throws GradientException if one was written to since
  List<Tensor> saved();

  /// Says that results are not functions of the inputs as far as gradients go. Called from
  /// `forward`.
  ///
  /// @param results some of the results
  void markNonDifferentiable(Tensor... results);

  /// Returns whether the gradient of an input is asked for.
  ///
  /// @param input its number, from 0
  /// @return false where `backward` may return `null`
  boolean needsGradient(int input);
}
