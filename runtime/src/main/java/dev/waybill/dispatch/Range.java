package dev.waybill.dispatch;

import dev.waybill.internal.dispatch.SchemaParser;

/// The values that a numeric parameter takes.
///
/// @param min the lower bound; negative infinity for none
/// @param max the upper bound; positive infinity for none
/// @param minExclusive whether the lower bound itself is refused
/// @param maxExclusive whether the upper bound itself is refused
public record Range(double min, double max, boolean minExclusive, boolean maxExclusive) {

  /// Reads a range.
  ///
  /// @param text such as `[1..]` or `(0..1)`
  /// @return the range
  /// @throws IllegalArgumentException if the text is no range
  public static Range parse(String text) {
    return SchemaParser.range(text);
  }

  /// Returns whether a value is inside. NaN is inside no range.
  ///
  /// @param value a value
  /// @return true for a value between the bounds
  public boolean contains(double value) {
    return (minExclusive ? value > min : value >= min)
        && (maxExclusive ? value < max : value <= max);
  }

  /// Returns whether a value is inside. Compared as `float`: 0.7f is inside `[0.7..1]`, though as a
  /// `double` it is less than 0.7.
  ///
  /// @param value a value
  /// @return true for a value between the bounds
  public boolean contains(float value) {
    float from = (float) min;
    float to = (float) max;
    return (minExclusive ? value > from : value >= from)
        && (maxExclusive ? value < to : value <= to);
  }

  /// Returns whether a whole number is inside. Not widened, which would round large ones onto a
  /// bound.
  ///
  /// @param value a value
  /// @return true for a value between the bounds
  public boolean contains(long value) {
    int toMin = compare(value, min);
    int toMax = compare(value, max);
    return (minExclusive ? toMin > 0 : toMin >= 0) && (maxExclusive ? toMax < 0 : toMax <= 0);
  }

  @Override
  public String toString() {
    return (minExclusive ? "(" : "[") + bound(min) + ".." + bound(max) + (maxExclusive ? ")" : "]");
  }

  private static int compare(long value, double bound) {
    double rounded = (double) value;
    return rounded == bound ? Long.compare(value, (long) bound) : Double.compare(rounded, bound);
  }

  private static String bound(double bound) {
    if (Double.isInfinite(bound)) {
      return "";
    }
    long whole = (long) bound;
    return whole == bound ? Long.toString(whole) : Double.toString(bound);
  }
}
