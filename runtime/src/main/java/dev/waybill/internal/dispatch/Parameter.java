package dev.waybill.internal.dispatch;

import dev.waybill.dispatch.Range;
import dev.waybill.dispatch.Schema;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Fits values to one parameter.
final class Parameter {
  private static final int LONGEST_QUOTE = 40;

  private final String op;
  private final Schema.Parameter declared;
  private final Class<?> type;
  private final @Nullable Range range;
  private final @Nullable Object defaultValue;
  private final boolean ofTensors;

  Parameter(String op, Schema.Parameter declared, Class<?> type) {
    this.op = op;
    this.declared = declared;
    this.type = MethodType.methodType(type).wrap().returnType();
    this.range = declared.range();
    this.defaultValue = defaultOf(op, declared, this.type);
    this.ofTensors = declared.type().equals("List<Tensor>");
  }

  String name() {
    return declared.name();
  }

  boolean isOptional() {
    return declared.isOptional();
  }

  /// Returns the default.
  @Nullable Object absent() {
    if (!declared.isOptional()) {
      throw refuse("found nothing, expected " + declared.type());
    }
    return defaultValue;
  }

  /// Returns the value as the parameter's type.
  @Nullable Object fit(@Nullable Object value) {
    if (ofTensors && value instanceof List<?> list) {
      checkTensors(list);
    }
    Object fitting = value;
    if (!type.isInstance(value)) {
      if (value == null) {
        return fitNull();
      }
      fitting = Conversion.convert(value, type);
      if (fitting == null) {
        throw refuse(
            "found " + show(value) + ", expected " + Conversion.expected(declared.type(), type));
      }
    }
    if (range != null && fitting instanceof Number number && !isInside(range, number)) {
      throw refuse("found " + number + ", expected a value in " + range);
    }
    return fitting;
  }

  /// The class of a list does not say what is in it.
  private void checkTensors(List<?> list) {
    for (int i = 0; i < list.size(); i++) {
      Object element = list.get(i);
      if (!(element instanceof Tensor)) {
        String found = element == null ? "null" : show(element);
        throw refuse("found " + found + " at position " + i + ", expected " + declared.type());
      }
    }
  }

  private static boolean isInside(Range range, Number number) {
    if (number instanceof Float single) {
      return range.contains(single.floatValue());
    }
    return number instanceof Double
        ? range.contains(number.doubleValue())
        : range.contains(number.longValue());
  }

  private @Nullable Object fitNull() {
    if (Objects.equals(declared.defaultText(), "null")) {
      return null;
    }
    throw refuse("found null, expected " + declared.type());
  }

  private WrongArgumentException refuse(String problem) {
    return new WrongArgumentException(op, name(), problem + ".");
  }

  private static @Nullable Object defaultOf(String op, Schema.Parameter declared, Class<?> type) {
    String text = declared.defaultText();
    if (text == null || text.equals("null")) {
      return null;
    }
    Object value = Conversion.parse(Objects.requireNonNull(declared.defaultValue()), type);
    if (value == null) {
      throw new IllegalStateException(
          op + ": the default " + text + " of " + declared.name() + " is no " + declared.type());
    }
    return value;
  }

  private static String show(Object value) {
    String kind = kind(value);
    if (value instanceof CharSequence || value instanceof Character) {
      String text = value.toString();
      boolean longer = text.length() > LONGEST_QUOTE;
      return kind + " \"" + (longer ? text.substring(0, LONGEST_QUOTE) + "..." : text) + "\"";
    }
    if (value instanceof List<?> list && list.stream().allMatch(Number.class::isInstance)) {
      return "a list " + list;
    }
    boolean plain = value instanceof Number || value instanceof Boolean || value instanceof Enum;
    String article = !kind.isEmpty() && "AEIOU".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ";
    return plain ? kind + " " + value : article + kind;
  }

  /// Returns what Java's programmers call it: a list from the JDK may be of a class nobody knows.
  private static String kind(Object value) {
    if (value instanceof List) {
      return "List";
    }
    return value instanceof Map ? "Map" : value.getClass().getSimpleName();
  }
}
