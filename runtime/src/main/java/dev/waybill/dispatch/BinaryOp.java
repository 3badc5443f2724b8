package dev.waybill.dispatch;

import dev.waybill.tensor.Tensor;

/// The call interface of ops that take two tensors and return one.
@FunctionalInterface
public interface BinaryOp {

  /// Calls the op or a kernel of it.
  ///
  /// @param a the first argument
  /// @param b the second argument
  /// @return the result
  Tensor apply(Tensor a, Tensor b);
}
