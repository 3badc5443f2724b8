package dev.waybill.nn;

import dev.waybill.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs in `backward` when the gradients of a module's arguments are known.
@FunctionalInterface
public interface BackwardHook {

  /// Sees the gradients of the arguments, and may replace them.
  ///
  /// @param module the module that was called
  /// @param gradInputs one an argument; `null` for one that needs none
  /// @param gradOutputs one a result
  /// @return as many others for the arguments, of the same shapes; `null` to keep them
  @Nullable List<@Nullable Tensor> after(
      Module module, List<@Nullable Tensor> gradInputs, List<Tensor> gradOutputs);
}
