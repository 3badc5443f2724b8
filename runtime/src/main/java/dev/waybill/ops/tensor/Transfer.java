package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.device.Device;
import dev.waybill.kernel.Results;
import dev.waybill.kernel.Transfers;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `tensor.transfer`.
public final class Transfer {
  private static final String NAME = "tensor.transfer";

  private Transfer() {}

  /// Copies a tensor from a device to another one, and its gradient back.
  ///
  /// - Dtypes: all.
  /// - Source: PyTorch, `Tensor.to(device)`.
  ///
  /// ```java
  /// TensorOps.transfer(Tensor.of(1f, 2f), "cpu", "cpu"); // ==> tensor([1., 2.])
  /// ```
  ///
  /// @param x the tensor
  /// @param from where it lies, such as `cpu`
  /// @param to where it is wanted, such as `cuda:0`
  /// @return a dense copy
  /// @throws dev.waybill.device.DeviceException if the device is absent or has not enough memory
  @Export(NAME)
  @Op(portable = true)
  public static Tensor transfer(Tensor x, String from, String to) {
    Device device = Device.parse(to);
    return Results.isMeta(x) ? Results.empty(x, x.dtype(), x.shape()) : Transfers.to(x, device);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, String from, String to) {
    return TensorOps.transfer(gy, to, from);
  }
}
