package dev.waybill.processor.elementwise;

/** What a kernel computes in. */
public enum Scalar {
  /** 32-bit floating point. */
  FLOAT("float"),
  /** 64-bit floating point. */
  DOUBLE("double"),
  /** 64-bit integers. */
  LONG("long");

  private final String keyword;

  Scalar(String keyword) {
    this.keyword = keyword;
  }

  /** Returns the type's name, in Java, OpenCL C and CUDA C alike. */
  String keyword() {
    return keyword;
  }
}
