package dev.waybill.internal.autograd;

import dev.waybill.autograd.GradientException;
import dev.waybill.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gradients that users hand in lie where their tensors do: they would end up in ops that nobody
/// wrote, whose refusals name arguments that nobody knows.
final class GradientPlace {
  private GradientPlace() {}

  /// Refuses a gradient that lies elsewhere.
  ///
  /// @param what what is wrong with which gradient, and where it came from
  /// @param found the gradient
  /// @param expected a tensor that lies where it belongs
  static void check(String what, Tensor found, Tensor expected) {
    if (!found.device().equals(expected.device())) {
      throw new GradientException(
          what
              + "; found device "
              + found.device()
              + ", expected "
              + expected.device()
              + "; move it with to(device).");
    }
  }

  /// Refuses gradients that a hook has moved.
  ///
  /// @param hook the hook
  /// @param changed what it returned
  /// @param before what there was, as many
  static void check(String hook, List<@Nullable Tensor> changed, @Nullable Tensor[] before) {
    for (int i = 0; i < before.length; i++) {
      Tensor found = changed.get(i);
      Tensor expected = before[i];
      if (found != null && expected != null) {
        check(hook + " has moved gradient number " + i, found, expected);
      }
    }
  }
}
