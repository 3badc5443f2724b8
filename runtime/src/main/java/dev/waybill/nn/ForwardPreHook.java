package dev.waybill.nn;

import dev.waybill.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs before a module's `forward`.
@FunctionalInterface
public interface ForwardPreHook {

  /// Sees the arguments, and may replace them.
  ///
  /// @param module the module that is called
  /// @param inputs its tensors in the order of its parameters, `null` where one is left out
  /// @return as many others; `null` to keep them
  @Nullable List<@Nullable Tensor> before(Module module, List<@Nullable Tensor> inputs);
}
