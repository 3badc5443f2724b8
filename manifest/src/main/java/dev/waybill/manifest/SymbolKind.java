package dev.waybill.manifest;

/** What an export is. */
public enum SymbolKind {
  /** A primitive with kernels, dispatched by device and dtype. */
  OP,
  /** A plain static method. */
  FUNCTION,
  /** A public type. */
  TYPE,
  /** A {@code static final} constant. */
  CONSTANT
}
