package dev.waybill.ops.search;

/// Stands in until the runtime's tensor is there.
public final class Tensor {
  final Object array;
  final int offset;
  final int size;

  private Tensor(Object array, int offset, int size) {
    this.array = array;
    this.offset = offset;
    this.size = size;
  }

  static Tensor of(Object array, int offset, int size) {
    return new Tensor(array, offset, size);
  }
}
