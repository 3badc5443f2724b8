package dev.waybill.tensor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Writes the elements of one tensor alike: the same digits and width for all, chosen as PyTorch
/// chooses them (`torch/_tensor_str.py`).
final class NumberText {
  private static final int DIGITS = 4;
  private static final double LARGEST_RATIO = 1_000;
  private static final double LARGEST = 1e8;
  private static final double SMALLEST = 1e-4;

  private final DType dtype;
  private boolean whole = true;
  private boolean scientific;
  private int width = 1;

  /// Chooses the form for the elements at some places of an array.
  NumberText(Object array, DType dtype, int[] places) {
    this.dtype = dtype;
    if (dtype.isFloating()) {
      choose(array, places);
    }
    for (int at : places) {
      // Zeros and what is not finite do not widen the others in PyTorch.
      if (!dtype.isFloating() || decides(Cells.getDouble(array, dtype, at))) {
        width = Math.max(width, plain(array, at).length());
      }
    }
  }

  String text(Object array, int at) {
    String text = plain(array, at);
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  int width() {
    return width;
  }

  private void choose(Object array, int[] places) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int at : places) {
      double value = Cells.getDouble(array, dtype, at);
      if (decides(value)) {
        least = Math.min(least, Math.abs(value));
        most = Math.max(most, Math.abs(value));
        whole &= value == Math.rint(value);
      }
    }
    if (most > 0) {
      boolean tiny = !whole && least < SMALLEST;
      scientific = most / least > LARGEST_RATIO || most > LARGEST || tiny;
    }
  }

  private static boolean decides(double value) {
    return Double.isFinite(value) && value != 0;
  }

  private String plain(Object array, int at) {
    if (dtype == DType.BOOL) {
      return Cells.getLong(array, dtype, at) == 1 ? "True" : "False";
    }
    if (!dtype.isFloating()) {
      return Long.toString(Cells.getLong(array, dtype, at));
    }
    double value = Cells.getDouble(array, dtype, at);
    if (Double.isNaN(value)) {
      return "nan";
    }
    String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    return sign + (Double.isInfinite(value) ? "inf" : magnitude(Math.abs(value)));
  }

  /// By way of the exact decimal value: `String.format` rounds what `Double.toString` gives.
  private String magnitude(double value) {
    BigDecimal exact = new BigDecimal(value);
    if (scientific) {
      return scientific(exact);
    }
    String fixed = exact.setScale(whole ? 0 : DIGITS, RoundingMode.HALF_EVEN).toPlainString();
    return whole ? fixed + "." : fixed;
  }

  private static String scientific(BigDecimal exact) {
    if (exact.signum() == 0) {
      return "0." + "0".repeat(DIGITS) + "e+00";
    }
    BigDecimal rounded = exact.round(new MathContext(DIGITS + 1, RoundingMode.HALF_EVEN));
    String digits = rounded.unscaledValue().toString();
    int exponent = digits.length() - 1 - rounded.scale();
    String padded = (digits + "0".repeat(DIGITS)).substring(0, DIGITS + 1);
    int size = Math.abs(exponent);
    return padded.charAt(0)
        + "."
        + padded.substring(1)
        + (exponent < 0 ? "e-" : "e+")
        + (size < 10 ? "0" : "")
        + size;
  }
}
