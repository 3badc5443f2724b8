package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.NotDifferentiable;
import dev.waybill.annotations.Op;
import dev.waybill.device.Device;
import dev.waybill.kernel.NonzeroPlaces;
import dev.waybill.kernel.Transfers;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// The op `tensor.nonzero`.
public final class Nonzero {
  private static final String NAME = "tensor.nonzero";

  private Nonzero() {}

  /// Lists the positions of the elements that are not 0, the last axis fastest.
  ///
  /// - Shapes: `[n, r]` for `n` such elements in a tensor of `r` axes.
  /// - Dtypes: all; the result is `i64`.
  /// - Numerics: NaN is not 0, -0.0 is.
  /// - Source: PyTorch, `torch.nonzero`.
  ///
  /// ```java
  /// TensorOps.nonzero(Tensor.of(0f, 5f, 0f, 7f)); // ==> tensor([[1], [3]])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.WrongArgumentException if the tensor has no data
  @Export(NAME)
  @NotDifferentiable("positions do not change with the elements")
  @Op
  public static Tensor nonzero(Tensor x) {
    List<Tensor> axes = NonzeroPlaces.of(x);
    int rank = axes.size();
    int count = NonzeroPlaces.count(x);
    long[] all = new long[count * rank];
    for (int axis = 0; axis < rank; axis++) {
      long[] positions = axes.get(axis).longArray();
      for (int i = 0; i < count; i++) {
        all[i * rank + axis] = positions[i];
      }
    }
    return Tensor.fromLongs(DType.I64, all, count, rank);
  }

  /// The number of positions is the result's shape, so the device is waited for.
  @Kernel(op = NAME, device = "gpu")
  static Tensor nonzeroOnDevice(Tensor x) {
    return Transfers.to(nonzero(Transfers.to(x, Device.CPU)), x.device());
  }
}
