package dev.waybill.nn;

import dev.waybill.internal.text.Given;
import dev.waybill.tensor.Tensor;
import java.util.Collections;

/// A module of one tensor in and one out.
///
/// ```java
/// @Stateful
/// public final class Scale extends Layer {
///   private final Parameter factor = new Parameter(Tensor.ones(DType.F32, 1));
///
///   public Parameter factor() {
///     return factor;
///   }
///
///   @Override
///   protected Tensor forward(Tensor x) {
///     return x.mul(factor);
///   }
/// }
/// Tensor y = new Scale().call(x);
/// ```
public abstract class Layer extends Module {

  /// For subclasses.
  protected Layer() {}

  /// Computes the result, and runs the hooks around it.
  ///
  /// @param x the argument
  /// @return the result
  public final Tensor call(Tensor x) {
    Given.check(typeName(), "x", "Tensor", x);
    if (!isHooked()) {
      return forward(x);
    }
    return result(
        hooked(
            Collections.singletonList(x),
            given -> Collections.singletonList(forward(argument(given, 0, "x")))));
  }

  /// Computes the result. Called by [#call(Tensor)] only.
  ///
  /// @param x the argument
  /// @return the result
  protected abstract Tensor forward(Tensor x);

  /// Returns a table of the modules inside, what each returned for an input, and how many
  /// parameters it has. It calls the layer once, in `eval` mode and without gradients.
  ///
  /// @param input the argument
  /// @return several lines
  public final String summary(Tensor input) {
    return Summary.of(this, () -> call(input));
  }
}
