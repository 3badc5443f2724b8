package dev.waybill.ops.tensor;

import dev.waybill.annotations.Aliases;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Op;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The op `tensor.squeeze`.
public final class Squeeze {
  private static final String NAME = "tensor.squeeze";

  private Squeeze() {}

  /// Takes axes of length 1 away.
  ///
  /// - Dtypes: all.
  /// - Source: PyTorch, `torch.squeeze`.
  ///
  /// ```java
  /// Tensor x = Tensor.zeros(DType.F32, 1, 2, 1);
  /// TensorOps.squeeze(x).shape(); // ==> [2]
  /// TensorOps.squeeze(x, new int[] {0}).shape(); // ==> [2, 1]
  /// ```
  ///
  /// @param x the tensor
  /// @param dim which axes, where they have length 1; `null` for all
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if an argument does not fit the shape
  @Export(NAME)
  @Op
  public static Tensor squeeze(@Aliases Tensor x, @Default("null") int @Nullable [] dim) {
    return x.alias(dim == null ? Layouts.squeeze(x.layout()) : Layouts.squeeze(x.layout(), dim));
  }
}
