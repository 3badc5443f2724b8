package dev.waybill.internal.dispatch;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    if (type == Tensor.class) {
      return scalar(value);
    }
    if (type.isArray()) {
      return array(value, type);
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
    if (type == DType.class) {
      return typeText + ", one of " + DType.choices();
    }
    return type.isEnum()
        ? typeText
            + ", one of "
            + Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.joining(", "))
        : typeText;
  }

  /// A plain number beside tensors promotes by its category only, as an operator's would.
  private static @Nullable Tensor scalar(Object value) {
    if (value instanceof Boolean truth) {
      return Tensor.scalar(truth);
    }
    if (value instanceof Double || value instanceof Float) {
      return Tensor.scalar(((Number) value).doubleValue());
    }
    Object whole = value instanceof Long ? value : convert(value, Long.class);
    return whole == null ? null : Tensor.scalar((long) whole);
  }

  /// A single number is an array of one: `dim = 1` is written for `dim = [1]`.
  private static @Nullable Object array(Object value, Class<?> type) {
    Class<?> element = MethodType.methodType(type.componentType()).wrap().returnType();
    List<Object> fitting = new ArrayList<>();
    for (Object given : elements(value)) {
      Object fit = given == null || element.isInstance(given) ? given : convert(given, element);
      if (fit == null) {
        return null;
      }
      fitting.add(fit);
    }
    if (type == int[].class) {
      return fitting.stream().mapToInt(Integer.class::cast).toArray();
    }
    if (type == long[].class) {
      return fitting.stream().mapToLong(Long.class::cast).toArray();
    }
    return type == double[].class
        ? fitting.stream().mapToDouble(Double.class::cast).toArray()
        : null;
  }

  private static List<?> elements(Object value) {
    if (value instanceof int[] array) {
      return Arrays.stream(array).boxed().toList();
    }
    if (value instanceof long[] array) {
      return Arrays.stream(array).boxed().toList();
    }
    return value instanceof List<?> list ? list : List.of(value);
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
    if (type == DType.class) {
      return DType.find(name).orElse(null);
    }
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    return null;
  }
}
