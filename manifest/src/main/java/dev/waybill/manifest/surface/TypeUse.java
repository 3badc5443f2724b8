package dev.waybill.manifest.surface;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A type as a signature uses it.
 *
 * @param form what it is
 * @param name the word of a primitive type or {@code void}; the binary name of a class, nested ones
 *     behind a {@code $}; the name of a type variable; empty for arrays and wildcards
 * @param owner the parameterized class around an inner class; {@code null} for all others
 * @param arguments the type arguments of a class, the element of an array, the bound of a wildcard
 * @param nullness what an annotation on it says
 */
public record TypeUse(
    Form form, String name, @Nullable TypeUse owner, List<TypeUse> arguments, Nullness nullness) {

  /** The type of every object. */
  public static final TypeUse OBJECT = ofClass("java.lang.Object", List.of());

  /** Copies the list. */
  public TypeUse {
    arguments = List.copyOf(arguments);
  }

  /**
   * Returns a primitive type, or {@code void}.
   *
   * @param word such as {@code int}
   * @return the type
   */
  public static TypeUse ofPrimitive(String word) {
    return new TypeUse(Form.PRIMITIVE, word, null, List.of(), Nullness.UNSPECIFIED);
  }

  /**
   * Returns a class or interface.
   *
   * @param name its binary name
   * @param arguments its type arguments; empty for none
   * @return the type
   */
  public static TypeUse ofClass(String name, List<TypeUse> arguments) {
    return new TypeUse(Form.CLASS, name, null, arguments, Nullness.UNSPECIFIED);
  }

  /**
   * Returns an inner class of a parameterized class.
   *
   * @param owner the class around it
   * @param simpleName its name within the owner
   * @param arguments its own type arguments
   * @return the type
   */
  public static TypeUse ofInner(TypeUse owner, String simpleName, List<TypeUse> arguments) {
    String name = owner.name + "$" + simpleName;
    return new TypeUse(Form.CLASS, name, owner, arguments, Nullness.UNSPECIFIED);
  }

  /**
   * Returns a type variable.
   *
   * @param name its name
   * @return the type
   */
  public static TypeUse ofVariable(String name) {
    return new TypeUse(Form.VARIABLE, name, null, List.of(), Nullness.UNSPECIFIED);
  }

  /**
   * Returns an array.
   *
   * @param element the type of its elements
   * @return the type
   */
  public static TypeUse ofArray(TypeUse element) {
    return new TypeUse(Form.ARRAY, "", null, List.of(element), Nullness.UNSPECIFIED);
  }

  /**
   * Returns a wildcard.
   *
   * @param form {@link Form#ANY}, {@link Form#EXTENDS} or {@link Form#SUPER}
   * @param bound its bound; empty for {@link Form#ANY}
   * @return the type argument
   */
  public static TypeUse ofWildcard(Form form, List<TypeUse> bound) {
    return new TypeUse(form, "", null, bound, Nullness.UNSPECIFIED);
  }

  /**
   * Returns the element of an array or the bound of a wildcard.
   *
   * @return the type within
   */
  public TypeUse element() {
    return arguments.get(0);
  }

  /**
   * Returns the type with other nullness.
   *
   * @param other what an annotation on it says
   * @return the type
   */
  public TypeUse with(Nullness other) {
    return new TypeUse(form, name, owner, arguments, other);
  }

  /**
   * Returns the type without any word about {@code null}.
   *
   * @return the type
   */
  public TypeUse withoutNullness() {
    return new TypeUse(
        form,
        name,
        owner == null ? null : owner.withoutNullness(),
        arguments.stream().map(TypeUse::withoutNullness).toList(),
        Nullness.UNSPECIFIED);
  }

  /**
   * Returns the type with types in the places of type variables.
   *
   * @param types the types by the names of variables; other variables stay
   * @return the type
   */
  public TypeUse substitute(Map<String, TypeUse> types) {
    if (form == Form.VARIABLE) {
      TypeUse type = types.getOrDefault(name, this);
      return nullness == Nullness.UNSPECIFIED ? type : type.with(nullness);
    }
    return new TypeUse(
        form,
        name,
        owner == null ? null : owner.substitute(types),
        arguments.stream().map(each -> each.substitute(types)).toList(),
        nullness);
  }

  /**
   * Returns whether values of it are references.
   *
   * @return {@code false} for primitive types and {@code void}
   */
  public boolean isReference() {
    return form != Form.PRIMITIVE;
  }

  /** What a type is. */
  public enum Form {
    /** A primitive type or {@code void}. */
    PRIMITIVE,
    /** A class or interface. */
    CLASS,
    /** A type variable. */
    VARIABLE,
    /** An array. */
    ARRAY,
    /** The wildcard without a bound. */
    ANY,
    /** A wildcard with an upper bound. */
    EXTENDS,
    /** A wildcard with a lower bound. */
    SUPER
  }
}
