package dev.waybill.manifest;

import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Writes signatures in the one grammar that registrars pass to a registry and that people read:
 * {@code topK(Tensor scores, int k = 10 [1..]) -> TopDocs}. For a type it is the simple name, for a
 * constant {@code NAME: type}.
 */
public final class SchemaText {

  // Package segments begin with a small letter, types do not; nested types keep the outer one.
  private static final Pattern PACKAGE =
      Pattern.compile(
          "(?<![\\p{javaJavaIdentifierPart}.])"
              + "(?:[\\p{javaLowerCase}_$]\\p{javaJavaIdentifierPart}*\\.)+"
              + "(?=\\p{javaJavaIdentifierStart})");
  private static final Set<String> NUMBERS =
      Set.of("byte", "short", "int", "long", "float", "double");

  private static final Set<String> TEXTS = Set.of("String", "CharSequence", "Character");

  private SchemaText() {}

  /**
   * Writes the signature of a symbol.
   *
   * @param symbol the symbol
   * @return one line
   */
  public static String of(ApiSymbol symbol) {
    return switch (symbol.kind()) {
      case OP, FUNCTION -> method(symbol.member(), symbol);
      case TYPE -> simpleName(symbol.owner());
      case CONSTANT -> symbol.member() + ": " + display(symbol.result());
    };
  }

  /**
   * Writes the signature of the constructor that makes a type by name.
   *
   * @param type a type with a creator
   * @return such as {@code Linear(int in, int out, boolean bias = true) -> Linear}
   */
  public static String ofCreator(ApiSymbol type) {
    return method(simpleName(type.owner()), type);
  }

  /**
   * Writes one parameter: type, name, default, range.
   *
   * @param parameter the parameter
   * @return such as {@code int k = 10 [1..]}
   */
  public static String of(ApiParameter parameter) {
    StringBuilder text = new StringBuilder(display(parameter.type()));
    text.append(' ').append(parameter.name());
    if (parameter.defaultValue() != null) {
      text.append(" = ").append(literal(parameter.type(), parameter.defaultValue()));
    }
    if (parameter.range() != null) {
      text.append(' ').append(of(parameter.range()));
    }
    return text.toString();
  }

  /**
   * Writes a range, {@code [1..]} or {@code (0..1)}; an infinite bound stays empty.
   *
   * @param range the range
   * @return the range in brackets
   */
  public static String of(ApiRange range) {
    return (range.minExclusive() ? "(" : "[")
        + bound(range.min())
        + ".."
        + bound(range.max())
        + (range.maxExclusive() ? ")" : "]");
  }

  /**
   * Writes a default as the grammar wants it: strings in double quotes with Java's escapes, all
   * else as given. The text {@code null} means absence for every reference, strings too.
   *
   * @param type the parameter's type
   * @param text the default as {@code @Default} gives it
   * @return the default as written in a signature
   */
  public static String literal(String type, String text) {
    boolean quoted = type.equals("char") || (TEXTS.contains(display(type)) && !text.equals("null"));
    // Blanks around a number mean nothing to Java and would mislead a parser.
    return quoted ? JavaLiteral.quote(text) : NUMBERS.contains(type) ? text.strip() : text;
  }

  /**
   * Returns a type without its packages.
   *
   * @param type a type as in source, packages written out
   * @return such as {@code Map<String, List<Tensor>>}
   */
  public static String display(String type) {
    return PACKAGE.matcher(type).replaceAll("");
  }

  private static String method(String name, ApiSymbol symbol) {
    StringJoiner parameters = new StringJoiner(", ", name + "(", ")");
    for (ApiParameter parameter : symbol.parameters()) {
      parameters.add(of(parameter));
    }
    return parameters + " -> " + display(symbol.result());
  }

  private static String simpleName(String binaryName) {
    int end = Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$'));
    return binaryName.substring(end + 1);
  }

  private static String bound(double bound) {
    return Double.isFinite(bound) ? Numbers.shortest(bound) : "";
  }
}
