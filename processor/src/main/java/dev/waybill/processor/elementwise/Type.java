package dev.waybill.processor.elementwise;

/** What kind of value an expression has. */
public enum Type {
  /** A floating-point number, as wide as the kernel that it is written for computes. */
  REAL,
  /** A 64-bit integer. */
  WHOLE,
  /** True or false. */
  TRUTH
}
