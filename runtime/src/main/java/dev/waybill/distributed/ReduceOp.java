package dev.waybill.distributed;

import java.util.Locale;

/// How the elements of all ranks become one.
public enum ReduceOp {
  /// The sum; whole numbers wrap.
  SUM(1),
  /// The product; whole numbers wrap.
  PROD(2),
  /// The smallest; NaN if one of them is.
  MIN(3),
  /// The largest; NaN if one of them is.
  MAX(4),
  /// The sum divided by the number of ranks, for floating dtypes.
  AVG(5);

  private final int code;

  ReduceOp(int code) {
    this.code = code;
  }

  /// Returns what other processes are told.
  int code() {
    return code;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
