package dev.waybill.nn;

import dev.waybill.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs after a module's `forward`.
@FunctionalInterface
public interface ForwardHook {

  /// Sees the results, and may replace them.
  ///
  /// @param module the module that was called
  /// @param inputs its tensors in the order of its parameters, `null` where one was left out
  /// @param outputs its results, `null` where one is left out
  /// @return as many others; `null` to keep them
  @Nullable List<@Nullable Tensor> after(
      Module module, List<@Nullable Tensor> inputs, List<@Nullable Tensor> outputs);
}
