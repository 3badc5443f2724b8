package dev.waybill.dispatch;

import dev.waybill.tensor.Tensor;

/// The call interface of ops that take one tensor and return one.
@FunctionalInterface
public interface UnaryOp {

  /// Calls the op or a kernel of it.
  ///
  /// @param a the argument
  /// @return the result
  Tensor apply(Tensor a);
}
