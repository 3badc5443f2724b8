package dev.waybill.ops.math;

import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// Parts of gradients.
final class Masks {
  private Masks() {}

  /// Keeps elements where a condition holds and puts 0 elsewhere, also in place of NaN and
  /// infinities, which a product with 0 would not.
  static Tensor keep(Tensor x, Tensor condition) {
    return TensorOps.where(condition, x, Tensor.scalar(0.0));
  }
}
