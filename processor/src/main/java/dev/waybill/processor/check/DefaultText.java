package dev.waybill.processor.check;

import dev.waybill.processor.model.TypeDraft;
import java.util.Map;
import java.util.Set;

/** Whether the text of a default is a value of a type. */
final class DefaultText {

  private static final Map<String, long[]> INTEGERS =
      Map.of(
          "byte", new long[] {Byte.MIN_VALUE, Byte.MAX_VALUE},
          "short", new long[] {Short.MIN_VALUE, Short.MAX_VALUE},
          "int", new long[] {Integer.MIN_VALUE, Integer.MAX_VALUE},
          "long", new long[] {Long.MIN_VALUE, Long.MAX_VALUE});
  private static final Set<String> FLOATING = Set.of("float", "double");
  private static final Map<String, String> BOXES =
      Map.of(
          "java.lang.Byte", "byte",
          "java.lang.Short", "short",
          "java.lang.Integer", "int",
          "java.lang.Long", "long",
          "java.lang.Float", "float",
          "java.lang.Double", "double",
          "java.lang.Boolean", "boolean",
          "java.lang.Character", "char");

  private DefaultText() {}

  static boolean isNumber(TypeDraft type) {
    return INTEGERS.containsKey(type.erasure()) || FLOATING.contains(type.erasure());
  }

  static boolean fits(String text, TypeDraft type) {
    String name = BOXES.getOrDefault(type.erasure(), type.erasure());
    boolean reference = !name.equals(type.erasure()) || isReference(type.kind());
    if (reference && text.equals("null")) {
      return true;
    }
    if (type.kind() == TypeDraft.Kind.VARIABLE) {
      // Callers choose the type, and no text is a value of each.
      return false;
    }
    long[] bounds = INTEGERS.get(name);
    if (bounds != null) {
      return isInteger(text.strip(), bounds);
    }
    if (FLOATING.contains(name)) {
      return isFloating(text.strip(), name);
    }
    return switch (name) {
      case "boolean" -> text.equals("true") || text.equals("false");
      case "char" -> text.length() == 1;
      case "java.lang.String", "java.lang.CharSequence" -> true;
      default -> type.kind() == TypeDraft.Kind.ENUM && type.enumConstants().contains(text);
    };
  }

  private static boolean isReference(TypeDraft.Kind kind) {
    return switch (kind) {
      case STRING, ENUM, ARRAY, VARIABLE, REFERENCE -> true;
      default -> false;
    };
  }

  private static boolean isInteger(String text, long[] bounds) {
    // Java also parses digits of other scripts, which other readers of the manifest do not.
    if (!text.matches("[+-]?[0-9]+")) {
      return false;
    }
    try {
      long value = Long.parseLong(text);
      return value >= bounds[0] && value <= bounds[1];
    } catch (NumberFormatException notOne) {
      return false;
    }
  }

  private static boolean isFloating(String text, String type) {
    // Java also parses "1.2f" and "0x1p3", which other readers of the manifest do not.
    if (!text.matches("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?Infinity|NaN")) {
      return false;
    }
    double value = type.equals("float") ? Float.parseFloat(text) : Double.parseDouble(text);
    return text.endsWith("Infinity") || !Double.isInfinite(value);
  }
}
