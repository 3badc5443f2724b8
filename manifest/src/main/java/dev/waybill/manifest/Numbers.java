package dev.waybill.manifest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes numbers the same on every JDK. */
final class Numbers {

  private static final int ENOUGH_DIGITS = 17;
  private static final int PLAIN_SCALE = 12;

  private Numbers() {}

  /**
   * Returns the shortest decimal that reads back as the number. Not {@link Double#toString}: before
   * JDK 19 it gave more digits for some numbers, and output must not depend on the JDK.
   *
   * @param number a finite number
   * @return such as {@code 1}, {@code 0.75} or {@code 1E+30}
   */
  static String shortest(double number) {
    if (number == 0) {
      return 1 / number < 0 ? "-0.0" : "0";
    }
    BigDecimal exact = new BigDecimal(number);
    BigDecimal shortest = exact;
    for (int digits = 1; digits <= ENOUGH_DIGITS; digits++) {
      shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (shortest.doubleValue() == number) {
        break;
      }
    }
    shortest = shortest.stripTrailingZeros();
    boolean plain = Math.abs(shortest.scale()) <= PLAIN_SCALE;
    return plain ? shortest.toPlainString() : shortest.toString();
  }
}
