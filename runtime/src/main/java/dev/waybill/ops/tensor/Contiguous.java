package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `tensor.contiguous`.
public final class Contiguous {
  private Contiguous() {}

  /// Returns a tensor whose elements follow each other, the last axis fastest.
  ///
  /// ```java
  /// Tensor turned = TensorOps.t(Tensor.fromArray(new float[] {1, 2, 3, 4}, 2, 2));
  /// turned.layout().isDense(); // ==> false
  /// TensorOps.contiguous(turned).floatArray(); // ==> [1.0, 3.0, 2.0, 4.0]
  /// ```
  ///
  /// @param x the tensor
  /// @return the tensor itself where it is dense, a copy elsewhere
  @Export("tensor.contiguous")
  public static Tensor contiguous(Tensor x) {
    return x.layout().isDense() ? x : TensorOps.clone(x);
  }
}
