package dev.waybill.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.waybill.manifest.SchemaText;
import dev.waybill.processor.model.TypeDraft;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes defaults, as {@code @Default} gives them, in Java. */
final class Literals {

  private static final Pattern PLAIN =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  private final TypeTexts types;
  private final Set<String> fields;

  /**
   * Begins.
   *
   * @param types reads types
   * @param fields the names of the fields in sight of the literals
   */
  Literals(TypeTexts types, Set<String> fields) {
    this.types = types;
    this.fields = fields;
  }

  /**
   * Writes a default.
   *
   * @param type the parameter's type
   * @param text the default as given
   * @return an expression of that type
   */
  CodeBlock of(TypeDraft type, String text) {
    String stripped = text.strip();
    return switch (type.source()) {
      case "boolean", "java.lang.Boolean" -> CodeBlock.of("$L", stripped);
      case "byte" -> CodeBlock.of("(byte) $L", whole(stripped));
      case "short" -> CodeBlock.of("(short) $L", whole(stripped));
      case "int" -> CodeBlock.of("$L", whole(stripped));
      case "long" -> CodeBlock.of("$LL", whole(stripped));
      case "float" -> floating(stripped, true);
      case "double" -> floating(stripped, false);
      case "char" -> CodeBlock.of("$L", character(text));
      default -> reference(type, text);
    };
  }

  private CodeBlock reference(TypeDraft type, String text) {
    if (text.equals("null")) {
      return CodeBlock.of("null");
    }
    String stripped = text.strip();
    return switch (type.source()) {
      case "java.lang.Byte" -> CodeBlock.of("(byte) $L", whole(stripped));
      case "java.lang.Short" -> CodeBlock.of("(short) $L", whole(stripped));
      case "java.lang.Integer" -> CodeBlock.of("$L", whole(stripped));
      case "java.lang.Long" -> CodeBlock.of("$LL", whole(stripped));
      case "java.lang.Float" -> floating(stripped, true);
      case "java.lang.Double" -> floating(stripped, false);
      case "java.lang.Character" -> CodeBlock.of("$L", character(text));
      case "java.lang.String", "java.lang.CharSequence" ->
          CodeBlock.of("$L", SchemaText.literal("java.lang.String", text));
      default -> constant((ClassName) types.of(type.source()), stripped);
    };
  }

  // Parsed and written again: a leading zero would make it octal.
  private static String whole(String text) {
    try {
      return Long.toString(Long.decode(text.matches("[-+]?0\\d+") ? decimal(text) : text));
    } catch (NumberFormatException e) {
      return text;
    }
  }

  private static String decimal(String text) {
    return text.replaceFirst("^([-+]?)0+(?=\\d)", "$1");
  }

  private CodeBlock constant(ClassName type, String name) {
    return CodeBlock.of("$L.$L", JavaNames.inExpression(type, fields), name);
  }

  private CodeBlock floating(String text, boolean single) {
    double value = single ? Float.parseFloat(text) : Double.parseDouble(text);
    ClassName type = ClassName.get(single ? Float.class : Double.class);
    if (Double.isNaN(value)) {
      return constant(type, "NaN");
    }
    if (Double.isInfinite(value)) {
      return constant(type, value > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY");
    }
    return CodeBlock.of("$L", finite(text, value, single));
  }

  // The text is kept where Java takes it: Float.toString differs between JDKs.
  private static String finite(String text, double value, boolean single) {
    String plain = text.replaceFirst("(?<=[\\d.])[fFdD]$", "");
    String suffix = single ? "f" : "";
    if (value == 0) {
      return (1 / value < 0 ? "-0.0" : "0.0") + suffix;
    }
    boolean whole = !single && plain.matches("[-+]?\\d+");
    return PLAIN.matcher(plain).matches() ? plain + (whole ? ".0" : suffix) : text;
  }

  private static String character(String text) {
    char c = text.length() == 1 ? text.charAt(0) : text.strip().charAt(0);
    return switch (c) {
      case '\'' -> "'\\''";
      case '\\' -> "'\\\\'";
      case '\n' -> "'\\n'";
      case '\r' -> "'\\r'";
      case '\t' -> "'\\t'";
      case '\b' -> "'\\b'";
      case '\f' -> "'\\f'";
      default ->
          Character.isISOControl(c) || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029'
              ? String.format(java.util.Locale.ROOT, "'\\u%04x'", (int) c)
              : "'" + c + "'";
    };
  }
}
