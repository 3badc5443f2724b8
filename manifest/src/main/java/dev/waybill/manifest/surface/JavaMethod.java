package dev.waybill.manifest.surface;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A method or constructor that others can see.
 *
 * @param name its name; {@link #CONSTRUCTOR} for a constructor
 * @param modifiers its modifiers
 * @param typeParameters its type parameters
 * @param result the type of its result; {@code void} for a constructor
 * @param parameters its parameters
 * @param isVarargs whether the last parameter is written with {@code ...}
 * @param thrown the exceptions that it declares
 * @param defaultValue the default of an annotation's element as Java writes it, or {@code null}
 * @param annotations the annotations that clients can notice, as {@link JavaAnnotations} lists them
 */
public record JavaMethod(
    String name,
    Set<JavaModifier> modifiers,
    List<TypeVariable> typeParameters,
    TypeUse result,
    List<JavaParameter> parameters,
    boolean isVarargs,
    List<TypeUse> thrown,
    @Nullable String defaultValue,
    List<String> annotations) {

  /** The name of constructors, as in class files. */
  public static final String CONSTRUCTOR = "<init>";

  /** Sorts what has no order and copies the collections. */
  public JavaMethod {
    modifiers = JavaClass.sorted(modifiers);
    typeParameters = List.copyOf(typeParameters);
    parameters = List.copyOf(parameters);
    thrown = thrown.stream().sorted(java.util.Comparator.comparing(TypeUse::name)).toList();
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
   * Returns whether it is a constructor.
   *
   * @return whether it is one
   */
  public boolean isConstructor() {
    return name.equals(CONSTRUCTOR);
  }

  /**
   * Returns the method with types in the places of type variables.
   *
   * @param types the types by the names of variables
   * @return the method
   */
  public JavaMethod substitute(Map<String, TypeUse> types) {
    return new JavaMethod(
        name,
        modifiers,
        typeParameters.stream()
            .map(
                each ->
                    new TypeVariable(
                        each.name(),
                        each.bounds().stream().map(bound -> bound.substitute(types)).toList()))
            .toList(),
        result.substitute(types),
        parameters.stream()
            .map(each -> new JavaParameter(each.name(), each.type().substitute(types)))
            .toList(),
        isVarargs,
        thrown.stream().map(each -> each.substitute(types)).toList(),
        defaultValue,
        annotations);
  }
}
