package dev.waybill.nn;

import dev.waybill.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs in `backward` when the gradients of a module's results are known.
@FunctionalInterface
public interface BackwardPreHook {

  /// Sees the gradients of the results, and may replace them.
  ///
  /// @param module the module that was called
  /// @param gradOutputs one a result
  /// @return as many others, of the same shapes; `null` to keep them
  @Nullable List<Tensor> before(Module module, List<Tensor> gradOutputs);
}
