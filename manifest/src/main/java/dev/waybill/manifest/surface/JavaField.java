package dev.waybill.manifest.surface;

import java.util.List;
import java.util.Set;

/**
 * A field that others can see, or one that they cannot see and that hides one above it from them; a
 * constant of an enum, too.
 *
 * @param name its name
 * @param modifiers its modifiers
 * @param type its type
 * @param value the value of a compile-time constant as a Java literal; empty for others
 * @param isEnumConstant whether it is a constant of its enum
 * @param annotations the annotations that clients can notice, as {@link JavaAnnotations} lists them
 */
public record JavaField(
    String name,
    Set<JavaModifier> modifiers,
    TypeUse type,
    String value,
    boolean isEnumConstant,
    List<String> annotations) {

  /** Sorts and copies the collections. */
  public JavaField {
    modifiers = JavaClass.sorted(modifiers);
    annotations = annotations.stream().sorted().toList();
  }

  /**
   * Returns whether it has a modifier.
   *
   * @param modifier the modifier
   * @return whether it has it
   */
  public boolean is(JavaModifier modifier) {
    return modifiers.contains(modifier);
  }

  /**
   * Returns whether others can see it.
   *
   * @return whether it is public or protected
   */
  public boolean isVisible() {
    return is(JavaModifier.PUBLIC) || is(JavaModifier.PROTECTED);
  }

  /**
   * Returns the field with another type.
   *
   * @param other its type
   * @return the field
   */
  public JavaField with(TypeUse other) {
    return new JavaField(name, modifiers, other, value, isEnumConstant, annotations);
  }
}
