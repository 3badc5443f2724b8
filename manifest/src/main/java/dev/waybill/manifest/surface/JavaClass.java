package dev.waybill.manifest.surface;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class or interface with the members that others can see. Members that it inherits from a class
 * which others cannot see are its own.
 *
 * @param name its binary name, nested ones behind a {@code $}
 * @param kind what it is declared as
 * @param modifiers its modifiers; {@code static} for a nested class that has no outer instance
 * @param typeParameters its type parameters
 * @param superclass the nearest class above it that others can see; {@code null} for an interface
 *     and for one below {@code Object}, {@code Enum} or {@code Record} only
 * @param interfaces the interfaces that it names or inherits from classes which others cannot see
 * @param permits the binary names of the permitted subclasses of a sealed class, sorted
 * @param components the components of a record, in order
 * @param fields its fields; the constants of an enum in order, the others sorted by name
 * @param methods its methods and constructors, sorted by name and parameters
 * @param isExtensible whether others can declare a class below it
 * @param serialForm what its serial form is, as {@code 7L a:int b:java.lang.String}; empty where it
 *     has none
 * @param annotations the annotations that clients can notice, as {@link JavaAnnotations} lists them
 */
public record JavaClass(
    String name,
    ClassKind kind,
    Set<JavaModifier> modifiers,
    List<TypeVariable> typeParameters,
    @Nullable TypeUse superclass,
    List<TypeUse> interfaces,
    List<String> permits,
    List<JavaParameter> components,
    List<JavaField> fields,
    List<JavaMethod> methods,
    boolean isExtensible,
    String serialForm,
    List<String> annotations) {

  /** Sorts what has no order and copies the collections. */
  public JavaClass {
    modifiers = sorted(modifiers);
    typeParameters = List.copyOf(typeParameters);
    interfaces = interfaces.stream().sorted(JavaOrder.TYPES).toList();
    permits = permits.stream().sorted().toList();
    components = List.copyOf(components);
    fields = JavaOrder.fields(fields);
    methods = methods.stream().sorted(JavaOrder.METHODS).toList();
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
   * Returns whether it is an interface or an annotation type.
   *
   * @return whether it is one
   */
  public boolean isInterface() {
    return kind == ClassKind.INTERFACE || kind == ClassKind.ANNOTATION;
  }

  /**
   * Returns its name within the class or package around it.
   *
   * @return such as {@code Entry}
   */
  public String simpleName() {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  /**
   * Returns its package.
   *
   * @return such as {@code java.util}; empty for the unnamed package
   */
  public String packageName() {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  static Set<JavaModifier> sorted(Set<JavaModifier> modifiers) {
    EnumSet<JavaModifier> sorted = EnumSet.noneOf(JavaModifier.class);
    sorted.addAll(modifiers);
    return Collections.unmodifiableSet(sorted);
  }
}
