package dev.waybill.processor.elementwise;

/** In which kernels a method is computed. */
public enum Widths {
  /** Of an op that takes {@code f64} only: kernels of {@code double}. */
  DOUBLE,
  /** Of an op: kernels of {@code float} and {@code double}. */
  ALL,
  /** Of a part of an op, which has the dtypes that the op hands to it: both. */
  PART;

  boolean haveFloat() {
    return this != DOUBLE;
  }

  /** Returns what helps where a constant is out of the range of float, but for another one. */
  String otherwise() {
    return this == ALL ? ", or take f64 only: dtypes = \"f64\"" : "";
  }
}
