package dev.waybill.dispatch;

import dev.waybill.tensor.Tensor;

/// The call interface of ops that take three tensors and return one.
@FunctionalInterface
public interface TernaryOp {

  /// Calls the op or a kernel of it.
  ///
  /// @param a the first argument
  /// @param b the second argument
  /// @param c the third argument
  /// @return the result
  Tensor apply(Tensor a, Tensor b, Tensor c);
}
