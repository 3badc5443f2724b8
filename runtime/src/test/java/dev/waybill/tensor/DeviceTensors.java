package dev.waybill.tensor;

import dev.waybill.internal.device.Machine;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/// Tensors on a device, made and read without ops.
public final class DeviceTensors {
  private DeviceTensors() {}

  /// Makes a dense tensor.
  ///
  /// @param machine the device
  /// @param dtype of the elements
  /// @param shape of the tensor
  /// @return a tensor whose elements are those of some other one
  public static Tensor empty(Machine machine, DType dtype, long... shape) {
    Layout layout = Layout.dense(0, shape);
    return Tensor.of(new DeviceStorage(machine, dtype, shape, layout.size()), layout, dtype);
  }

  /// Copies an array.
  ///
  /// @param machine the device
  /// @param dtype of the elements
  /// @param array of any type that [#segment] knows
  /// @param shape of the tensor
  /// @return a tensor
  public static Tensor of(Machine machine, DType dtype, Object array, long... shape) {
    Tensor tensor = empty(machine, dtype, shape);
    machine.accelerator().write(segment(array), handle(tensor), 0);
    return tensor;
  }

  /// Looks at a tensor's memory otherwise.
  ///
  /// @param tensor the tensor
  /// @param layout of the view in the tensor's storage
  /// @return a view
  public static Tensor view(Tensor tensor, Layout layout) {
    return Tensor.of(tensor.storage(), layout, tensor.dtype());
  }

  /// Copies the memory of a tensor into an array.
  ///
  /// @param <A> the type of the array
  /// @param machine the device
  /// @param tensor the tensor
  /// @param array of any type that [#segment] knows
  /// @return the array
  public static <A> A read(Machine machine, Tensor tensor, A array) {
    try {
      machine.accelerator().read(handle(tensor), 0, segment(array));
    } finally {
      Reference.reachabilityFence(tensor);
    }
    return array;
  }

  private static long handle(Tensor tensor) {
    return ((DeviceStorage) tensor.storage()).buffer().handle();
  }

  /// Returns an array as memory.
  ///
  /// @param array a `float[]`, `double[]`, `byte[]`, `short[]`, `int[]` or `long[]`
  /// @return its memory
  public static MemorySegment segment(Object array) {
    if (array instanceof float[] values) {
      return MemorySegment.ofArray(values);
    }
    if (array instanceof double[] values) {
      return MemorySegment.ofArray(values);
    }
    if (array instanceof byte[] values) {
      return MemorySegment.ofArray(values);
    }
    if (array instanceof short[] values) {
      return MemorySegment.ofArray(values);
    }
    return array instanceof int[] values
        ? MemorySegment.ofArray(values)
        : MemorySegment.ofArray((long[]) array);
  }
}
