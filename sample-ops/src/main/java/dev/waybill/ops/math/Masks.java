package dev.waybill.ops.math;

import dev.waybill.kernel.Reductions;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// Truth values, and where gradients go.
final class Masks {
  private Masks() {}

  /// Returns the axes along which truth is looked for: as in PyTorch no axes are no reduction.
  static int[] dims(String op, Tensor x, int @Nullable [] dim) {
    return dim != null && dim.length == 0 ? dim : Reductions.dims(op, x.rank(), dim);
  }

  /// Keeps elements where a condition holds and puts 0 elsewhere, also in place of NaN and
  /// infinities, which a product with 0 would not.
  static Tensor keep(Tensor x, Tensor condition) {
    return TensorOps.where(condition, x, Tensor.scalar(0.0));
  }
}
