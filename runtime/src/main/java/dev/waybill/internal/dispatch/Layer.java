package dev.waybill.internal.dispatch;

import org.jspecify.annotations.Nullable;

/// What stands between a call and the kernels, once for all ops.
@FunctionalInterface
public interface Layer {

  /// Does the layer's work and calls what is below it.
  ///
  /// @param op the op that was called
  /// @param arguments one a parameter
  /// @return the op's result
  @Nullable Object call(TableHandle op, @Nullable Object[] arguments);

  /// Returns the op whose kernels run below this layer.
  ///
  /// @param op the op that was called
  /// @return another one where the layer calls another one
  default TableHandle below(TableHandle op) {
    return op;
  }
}
