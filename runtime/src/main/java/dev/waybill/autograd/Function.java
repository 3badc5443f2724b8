package dev.waybill.autograd;

import dev.waybill.internal.autograd.FunctionCalls;
import dev.waybill.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A differentiable function of your own, with a gradient that is not worked out from its steps.
///
/// ```java
/// final class Reverse extends Function {
///   @Override
///   protected List<Tensor> forward(FunctionContext context, List<Tensor> inputs) {
///     return inputs;
///   }
///
///   @Override
///   protected List<Tensor> backward(FunctionContext context, List<Tensor> gradients) {
///     return List.of(TensorOps.neg(gradients.get(0)));
///   }
/// }
/// Tensor y = new Reverse().apply(x);
/// ```
///
/// Arguments that are no tensors are fields of the object. Several threads may call one object, as
/// far as its fields allow.
public abstract class Function {

  /// For subclasses.
  protected Function() {}

  /// Computes the results. Nothing in it is recorded.
  ///
  /// @param context keeps tensors for `backward`
  /// @param inputs the arguments, which must not be written to
  /// @return the results
  protected abstract List<Tensor> forward(FunctionContext context, List<Tensor> inputs);

  /// Computes the gradients of the inputs. It is recorded where gradients are to be derived in
  /// turn.
  ///
  /// @param context what `forward` kept
  /// @param gradients those of the results; zeros for a result that nothing used
  /// @return a gradient an input, of a shape that can be summed to the input's; `null` for none
  protected abstract List<@Nullable Tensor> backward(
      FunctionContext context, List<Tensor> gradients);

  /// Returns what nodes and errors call the function.
  ///
  /// @return the simple name of the class
  public String name() {
    return getClass().getSimpleName();
  }

  /// Calls a function of one result.
  ///
  /// @param inputs the arguments
  /// @return the result
  /// @throws GradientException if there are more results or none, or an input was written to
  public final Tensor apply(Tensor... inputs) {
    List<Tensor> results = applyAll(List.of(inputs));
    if (results.size() != 1) {
      throw new GradientException(
          name() + ": found " + results.size() + " results, expected 1 from apply; use applyAll.");
    }
    return results.get(0);
  }

  /// Calls the function.
  ///
  /// @param inputs the arguments
  /// @return the results
  /// @throws GradientException if an input was written to
  public final List<Tensor> applyAll(List<Tensor> inputs) {
    return FunctionCalls.call(name(), this::forward, this::backward, inputs);
  }
}
