package dev.waybill.kernel;

import dev.waybill.device.Accelerator;
import dev.waybill.device.Device;
import dev.waybill.internal.device.Machines;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.DeviceStorage;
import dev.waybill.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/// Copies tensors between the processor and devices.
public final class Transfers {
  private Transfers() {}

  /// Copies a tensor.
  ///
  /// @param x on any device
  /// @param device where the copy is wanted
  /// @return a dense copy
  /// @throws dev.waybill.device.DeviceException if the device is absent or has not enough memory
  public static Tensor to(Tensor x, Device device) {
    if (x.device().equals(device)) {
      return Copies.dense(x);
    }
    Tensor host = x.storage() instanceof DeviceStorage ? toHost(x) : x;
    return device.equals(Device.CPU) ? host : toDevice(host, device);
  }

  private static Tensor toDevice(Tensor host, Device device) {
    Tensor dense = host.layout().isDense() ? host : Copies.dense(host);
    Tensor y = Tensor.empty(device, host.dtype(), host.shape());
    if (y.size() > 0) {
      int at = dense.arrayOffset();
      boolean isBool = y.dtype() == DType.BOOL;
      Object array = isBool ? bits(dense.booleanArray(), at, (int) y.size()) : dense.array();
      try {
        accelerator(y).write(segment(array, isBool ? 0 : at, y.dtype(), y.size()), buffer(y), 0);
      } finally {
        Reference.reachabilityFence(y);
      }
    }
    return y;
  }

  private static Tensor toHost(Tensor x) {
    Tensor dense = x.layout().isDense() ? x : Copies.dense(x);
    DType dtype = x.dtype();
    Tensor y = Tensor.empty(dtype, x.shape());
    if (y.size() > 0) {
      boolean isBool = dtype == DType.BOOL;
      Object array = isBool ? new byte[(int) y.size()] : y.array();
      MemorySegment into = segment(array, isBool ? 0 : y.arrayOffset(), dtype, y.size());
      try {
        accelerator(x).read(buffer(dense), dense.layout().offset() * dtype.bytes(), into);
      } finally {
        Reference.reachabilityFence(dense);
      }
      Machines.of(x.device()).findings().tell();
      if (isBool) {
        boolean[] truths = y.booleanArray();
        for (int i = 0; i < truths.length && i < y.size(); i++) {
          truths[y.arrayOffset() + i] = ((byte[]) array)[i] != 0;
        }
      }
    }
    return y;
  }

  private static Accelerator accelerator(Tensor x) {
    return Machines.of(x.device()).accelerator();
  }

  private static long buffer(Tensor x) {
    return ((DeviceStorage) x.storage()).buffer().handle();
  }

  private static MemorySegment segment(Object array, int at, DType dtype, long size) {
    MemorySegment all =
        switch (dtype) {
          case F32 -> MemorySegment.ofArray((float[]) array);
          case F64 -> MemorySegment.ofArray((double[]) array);
          case I8, U8, BOOL -> MemorySegment.ofArray((byte[]) array);
          case I16, F16, BF16 -> MemorySegment.ofArray((short[]) array);
          case I32 -> MemorySegment.ofArray((int[]) array);
          case I64 -> MemorySegment.ofArray((long[]) array);
        };
    return all.asSlice((long) at * dtype.bytes(), size * dtype.bytes());
  }

  /// Truth values have no segments.
  private static byte[] bits(boolean[] truths, int at, int size) {
    byte[] bits = new byte[size];
    for (int i = 0; i < size; i++) {
      bits[i] = (byte) (truths[at + i] ? 1 : 0);
    }
    return bits;
  }
}
