package dev.waybill.nn;

import dev.waybill.internal.text.Given;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// A module that says how far a prediction is from its target.
public abstract class Loss extends Module {

  /// For subclasses.
  protected Loss() {}

  /// Computes the loss, and runs the hooks around it.
  ///
  /// @param input the prediction
  /// @param target what it should have been
  /// @return one number, or one an example where nothing is reduced
  public final Tensor call(Tensor input, Tensor target) {
    Given.check(typeName(), "input", "Tensor", input);
    Given.check(typeName(), "target", "Tensor", target);
    if (!isHooked()) {
      return forward(input, target);
    }
    return result(
        hooked(
            List.of(input, target),
            given -> List.of(forward(argument(given, 0, "input"), argument(given, 1, "target")))));
  }

  /// Computes the loss. Called by [#call(Tensor, Tensor)] only.
  ///
  /// @param input the prediction
  /// @param target what it should have been
  /// @return one number, or one an example
  protected abstract Tensor forward(Tensor input, Tensor target);
}
