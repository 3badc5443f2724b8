package dev.waybill.ops.search;

import java.util.Arrays;

/// Tensors over the arrays of an index, and back.
final class Tensors {
  private Tensors() {}

  /// Returns a tensor that shares the array.
  static Tensor f32(float[] values) {
    return Tensor.of(values, 0, values.length);
  }

  /// Returns a tensor that shares the array.
  static Tensor i32(int[] values) {
    return Tensor.of(values, 0, values.length);
  }

  /// Returns a tensor that shares a part of the array.
  static Tensor i32(int[] values, int from, int to) {
    return Tensor.of(values, from, to - from);
  }

  /// Returns the values of a tensor of one dimension; not to be written to.
  static float[] floats(String op, Tensor tensor) {
    return Arrays.copyOfRange((float[]) tensor.array, tensor.offset, tensor.offset + tensor.size);
  }

  /// Returns the values of a tensor of one dimension; not to be written to.
  static int[] ints(String op, Tensor tensor) {
    return Arrays.copyOfRange((int[]) tensor.array, tensor.offset, tensor.offset + tensor.size);
  }
}
