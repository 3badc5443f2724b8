package dev.waybill.ops.search;

import dev.waybill.device.Device;
import dev.waybill.dispatch.Key;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.HeapStorage;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Slices;
import dev.waybill.tensor.Tensor;

/// Tensors over the arrays of an index, and arrays out of arguments.
final class Tensors {
  private Tensors() {}

  /// Returns a tensor that shares an array.
  static Tensor i32(int[] values) {
    return Tensor.of(new HeapStorage(values), Layout.dense(0, values.length), DType.I32);
  }

  /// Returns a part of a tensor of one dimension.
  static Tensor part(Tensor of, long from, long to) {
    return Tensor.of(of.storage(), Slices.narrow(of.layout(), 0, from, to - from), of.dtype());
  }

  /// Returns a tensor that shares an array.
  static Tensor i64(long[] values) {
    return Tensor.of(new HeapStorage(values), Layout.dense(0, values.length), DType.I64);
  }

  /// Returns the values of an argument of one dimension.
  static float[] floats(String op, String argument, Tensor tensor, Device device) {
    check(op, argument, tensor, DType.F32, device);
    return tensor.toFloatArray();
  }

  /// Returns the values of an argument of one dimension.
  static int[] ints(String op, String argument, Tensor tensor, Device device) {
    check(op, argument, tensor, DType.I32, device);
    return tensor.toIntArray();
  }

  /// Checks an argument of one dimension.
  static void check(String op, String argument, Tensor tensor, DType dtype, Device device) {
    Key kind = tensor.storage().device();
    String where = kind == Key.META ? kind.text() : tensor.device().toString();
    if (tensor.dtype() != dtype || tensor.rank() != 1 || !where.equals(device.toString())) {
      throw Refusal.of(
          op,
          argument,
          tensor.dtype() + " of shape " + tensor.layout().shapeText() + " on " + where,
          dtype + " of one dimension on " + device);
    }
  }
}
