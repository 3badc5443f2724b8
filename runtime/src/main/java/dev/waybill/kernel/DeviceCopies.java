package dev.waybill.kernel;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;

/// Copies elements into tensors of devices.
final class DeviceCopies {
  private static final String NAME = "tensor.copy";

  private DeviceCopies() {}

  static void copy(Tensor from, Tensor into) {
    // What has no axes is handed over as a number.
    boolean fits = DevicePointwise.isNumber(from) || from.device().equals(into.device());
    Tensor x = fits ? from : Transfers.to(from, into.device());
    boolean sameBits = x.dtype() == into.dtype() && into.dtype().isHalf();
    DevicePointwise.into(
        NAME,
        new DevicePointwise.Function("return x0;", sameBits ? DType.I16 : type(x, into)),
        DevicePointwise.NONE,
        sameBits ? bits(into) : into,
        sameBits ? bits(x) : x);
  }

  /// Halves of one dtype are moved, not converted, so that a NaN keeps its bits.
  private static Tensor bits(Tensor x) {
    return Tensor.of(x.storage(), x.layout(), DType.I16);
  }

  private static DType type(Tensor from, Tensor into) {
    if (from.dtype() == DType.F64 || into.dtype() == DType.F64) {
      return from.isWrappedNumber() && into.dtype() != DType.F64 && into.dtype().isFloating()
          ? DType.F32
          : DType.F64;
    }
    return from.dtype().isFloating() || into.dtype().isFloating() ? DType.F32 : DType.I64;
  }
}
