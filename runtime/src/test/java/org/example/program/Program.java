package org.example.program;

import dev.waybill.dispatch.OpHandle;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import java.util.Objects;

/// What a user writes, in a package of their own. Tests know its lines.
public final class Program {
  private Program() {}

  /// Adds.
  ///
  /// @param a left term
  /// @param b right term
  /// @return the sum
  public static Tensor add(Tensor a, Tensor b) {
    return TensorOps.add(a, b);
  }

  /// Calls an op by name.
  ///
  /// @param op the op
  /// @param arguments by position
  /// @return the result
  public static Object call(OpHandle op, Object... arguments) {
    return Objects.requireNonNull(op.call(arguments));
  }

  /// Negates in a stream.
  ///
  /// @param tensors the tensors
  /// @return their negatives
  public static List<Tensor> negate(List<Tensor> tensors) {
    return tensors.stream().map(TensorOps::neg).toList();
  }

  /// Multiplies.
  ///
  /// @param a left factor
  /// @param b right factor
  /// @return the product
  public static Tensor mul(Tensor a, Tensor b) {
    return TensorOps.mul(a, b);
  }
}
