package dev.waybill.manifest.verdict;

import dev.waybill.manifest.ApiRange;
import java.math.BigInteger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The numbers that defaults and ranges mean, however they are written. */
final class Numbers {

  private static final Set<String> WHOLE =
      Set.of(
          "byte",
          "short",
          "int",
          "long",
          "java.lang.Byte",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long");

  /** From there on a double is not next to its neighbours among the whole numbers. */
  private static final double LARGE = 0x1p53;

  private Numbers() {}

  /** Whether two defaults of a type are the same value, such as {@code 10} and {@code 1e1}. */
  static boolean isSame(String type, String before, String after) {
    if (before.equals(after)) {
      return true;
    }
    try {
      return switch (type) {
        case "double", "java.lang.Double" -> Double.valueOf(before).equals(Double.valueOf(after));
        case "float", "java.lang.Float" -> Float.valueOf(before).equals(Float.valueOf(after));
        default ->
            WHOLE.contains(type)
                && new BigInteger(before.strip()).equals(new BigInteger(after.strip()));
      };
    } catch (NumberFormatException e) {
      // Such as null, or the default of a parameter that had another type.
      return false;
    }
  }

  /** A range with the bounds that the whole numbers within it have; others stay as they are. */
  static @Nullable ApiRange whole(String type, @Nullable ApiRange range) {
    if (range == null || !WHOLE.contains(type)) {
      return range;
    }
    boolean isMinSmall = Math.abs(range.min()) < LARGE;
    boolean isMaxSmall = Math.abs(range.max()) < LARGE;
    double least = range.minExclusive() ? Math.floor(range.min()) + 1 : Math.ceil(range.min());
    double most = range.maxExclusive() ? Math.ceil(range.max()) - 1 : Math.floor(range.max());
    // Zero is added, for there is no negative one among whole numbers.
    return new ApiRange(
        isMinSmall ? least + 0.0 : range.min(),
        isMaxSmall ? most + 0.0 : range.max(),
        !isMinSmall && range.minExclusive(),
        !isMaxSmall && range.maxExclusive());
  }
}
