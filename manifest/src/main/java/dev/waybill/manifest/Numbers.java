package dev.waybill.manifest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/** Writes numbers the same on every JDK. */
final class Numbers {

  private static final int ENOUGH_DIGITS = 17;
  private static final int PLAIN_SCALE = 12;

  private Numbers() {}

  /**
   * Returns the shortest decimal that reads back as the number. Not {@link Double#toString}: before
   * JDK 19 it gave more digits for some numbers, and output must not depend on the JDK.
   *
   * @param number a number
   * @return such as {@code 1}, {@code 0.75} or {@code 1E+30}
   */
  static String shortest(double number) {
    return Double.isFinite(number)
        ? shortest(number, decimal -> decimal.doubleValue() == number)
        : Double.toString(number);
  }

  /**
   * Returns the shortest decimal that reads back as the number.
   *
   * @param number a number of single precision
   * @return such as {@code 0.1}
   */
  static String shortest(float number) {
    return Float.isFinite(number)
        ? shortest(number, decimal -> decimal.floatValue() == number)
        : Float.toString(number);
  }

  private static String shortest(double number, Predicate<BigDecimal> readsBack) {
    if (number == 0) {
      return 1 / number < 0 ? "-0.0" : "0";
    }
    BigDecimal exact = new BigDecimal(number);
    BigDecimal shortest = exact;
    for (int digits = 1; digits <= ENOUGH_DIGITS; digits++) {
      shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (readsBack.test(shortest)) {
        break;
      }
    }
    shortest = shortest.stripTrailingZeros();
    boolean plain = Math.abs(shortest.scale()) <= PLAIN_SCALE;
    return plain ? shortest.toPlainString() : shortest.toString();
  }
}
