package dev.waybill.ops.search;

import dev.waybill.dispatch.Key;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.HeapStorage;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;

/// Tensors over the arrays of an index, and arrays out of arguments.
final class Tensors {
  private Tensors() {}

  /// Returns a tensor that shares a part of an array.
  static Tensor i32(int[] values, int from, int to) {
    return Tensor.of(new HeapStorage(values), Layout.dense(from, to - from), DType.I32);
  }

  /// Returns a tensor that shares an array.
  static Tensor i32(int[] values) {
    return i32(values, 0, values.length);
  }

  /// Returns a tensor that shares an array.
  static Tensor i64(long[] values) {
    return Tensor.of(new HeapStorage(values), Layout.dense(0, values.length), DType.I64);
  }

  /// Returns the values of an argument of one dimension.
  static float[] floats(String op, String argument, Tensor tensor) {
    check(op, argument, tensor, DType.F32);
    return tensor.toFloatArray();
  }

  /// Returns the values of an argument of one dimension.
  static int[] ints(String op, String argument, Tensor tensor) {
    check(op, argument, tensor, DType.I32);
    return tensor.toIntArray();
  }

  private static void check(String op, String argument, Tensor tensor, DType dtype) {
    Key device = tensor.storage().device();
    if (tensor.dtype() != dtype || tensor.rank() != 1 || device != Key.CPU) {
      throw Refusal.of(
          op,
          argument,
          tensor.dtype() + " of shape " + tensor.layout().shapeText() + " on " + device.text(),
          dtype + " of one dimension on cpu");
    }
  }
}
