package dev.waybill.manifest.surface;

import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;

/** Writes types as Java does. */
public final class TypeText {

  /** Writes every class by its binary name. */
  public static final TypeText FULL = new TypeText(ClassNames.BINARY);

  private final ClassNames names;

  /**
   * Writes types with names.
   *
   * @param names how classes are named
   */
  public TypeText(ClassNames names) {
    this.names = names;
  }

  /**
   * Writes a type.
   *
   * @param type the type
   * @return such as {@code Map<String, ? extends List<T>>[]}
   */
  public String of(TypeUse type) {
    return switch (type.form()) {
      case PRIMITIVE, VARIABLE -> type.nullness().prefix() + type.name();
      case ARRAY -> array(type, "[]");
      case ANY -> type.nullness().prefix() + "?";
      case EXTENDS -> type.nullness().prefix() + "? extends " + of(type.element());
      case SUPER -> type.nullness().prefix() + "? super " + of(type.element());
      case CLASS -> type.nullness().prefix() + clazz(type);
    };
  }

  /**
   * Writes the type of a parameter with {@code ...}.
   *
   * @param type an array
   * @return such as {@code String...}
   */
  public String varargs(TypeUse type) {
    return array(type, "...");
  }

  /**
   * Writes a class.
   *
   * @param name its binary name
   * @return its name with or without its package
   */
  public String className(String name) {
    return names.text(name);
  }

  /**
   * Writes type parameters.
   *
   * @param variables the type parameters
   * @return such as {@code <T extends Number & Runnable, U>}; empty for none
   */
  public String variables(List<TypeVariable> variables) {
    if (variables.isEmpty()) {
      return "";
    }
    StringJoiner all = new StringJoiner(", ", "<", ">");
    variables.forEach(variable -> all.add(variable(variable)));
    return all.toString();
  }

  /**
   * Writes one type parameter.
   *
   * @param variable the type parameter
   * @return such as {@code T extends Number & Runnable}
   */
  public String variable(TypeVariable variable) {
    StringJoiner bounds = new StringJoiner(" & ", variable.name() + " extends ", "");
    bounds.setEmptyValue(variable.name());
    variable.bounds().forEach(bound -> bounds.add(of(bound)));
    return bounds.toString();
  }

  /**
   * Writes types behind one another.
   *
   * @param types the types
   * @return with commas between them
   */
  public String list(Collection<TypeUse> types) {
    StringJoiner all = new StringJoiner(", ");
    types.forEach(type -> all.add(of(type)));
    return all.toString();
  }

  private String array(TypeUse type, String brackets) {
    return of(type.element())
        + (type.nullness() == Nullness.UNSPECIFIED ? "" : " " + type.nullness().prefix())
        + brackets;
  }

  private String clazz(TypeUse type) {
    TypeUse owner = type.owner();
    String name =
        owner == null
            ? names.text(type.name())
            : clazz(owner) + "." + type.name().substring(owner.name().length() + 1);
    return type.arguments().isEmpty() ? name : name + "<" + list(type.arguments()) + ">";
  }
}
