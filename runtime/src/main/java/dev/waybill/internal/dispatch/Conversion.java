package dev.waybill.internal.dispatch;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Converts arguments to parameter types where nothing is lost, and defaults from their text.
final class Conversion {
  private Conversion() {}

  /// Returns the value as the type; `null` where it does not fit.
  static @Nullable Object convert(Object value, Class<?> type) {
    if (value instanceof CharSequence text && type.isEnum()) {
      return constant(text.toString(), type);
    }
    if (value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte) {
      return whole(((Number) value).longValue(), type);
    }
    if (value instanceof Float number && type == Double.class) {
      return (double) number;
    }
    if (value instanceof Double number && type == Float.class) {
      return narrow(number);
    }
    return null;
  }

  /// Returns the value of a default's text; `null` where it is none.
  static @Nullable Object parse(String text, Class<?> type) {
    try {
      if (type == String.class || type == CharSequence.class || type == Object.class) {
        return text;
      }
      if (type == Character.class) {
        return text.length() == 1 ? text.charAt(0) : null;
      }
      if (type == Boolean.class) {
        return text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
      }
      if (type == Float.class) {
        return Float.valueOf(text);
      }
      if (type == Double.class) {
        return Double.valueOf(text);
      }
      return type.isEnum() ? constant(text, type) : whole(Long.parseLong(text), type);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /// Returns what a parameter takes, as text.
  static String expected(String typeText, Class<?> type) {
    return type.isEnum()
        ? typeText
            + ", one of "
            + Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.joining(", "))
        : typeText;
  }

  private static @Nullable Object whole(long value, Class<?> type) {
    if (type == Long.class) {
      return value;
    }
    if (type == Integer.class) {
      return (int) value == value ? (Object) (int) value : null;
    }
    if (type == Short.class) {
      return (short) value == value ? (Object) (short) value : null;
    }
    if (type == Byte.class) {
      return (byte) value == value ? (Object) (byte) value : null;
    }
    // Long.MAX_VALUE rounds up to 2^63, which would be cast back to Long.MAX_VALUE.
    boolean edge = value == Long.MAX_VALUE;
    if (type == Float.class) {
      return !edge && (long) (float) value == value ? (Object) (float) value : null;
    }
    if (type == Double.class) {
      return !edge && (long) (double) value == value ? (Object) (double) value : null;
    }
    return null;
  }

  /// A configuration file that says 1.2 means the float that Java's source calls 1.2f.
  private static @Nullable Object narrow(double value) {
    float narrow = (float) value;
    boolean same =
        Double.compare(narrow, value) == 0 || Float.toString(narrow).equals(Double.toString(value));
    return same ? (Object) narrow : null;
  }

  private static @Nullable Object constant(String name, Class<?> type) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    return null;
  }
}
