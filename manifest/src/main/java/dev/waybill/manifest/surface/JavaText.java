package dev.waybill.manifest.surface;

import java.util.Collection;
import java.util.Set;
import java.util.StringJoiner;

/** Writes classes and members as Java declares them, each in one line. */
public final class JavaText {

  private final TypeText types;

  /**
   * Writes declarations with names.
   *
   * @param names how classes are named
   */
  public JavaText(ClassNames names) {
    this.types = new TypeText(names);
  }

  /**
   * Writes the head of a class without what it extends, implements and permits.
   *
   * @param clazz the class
   * @return such as {@code public sealed interface Metric<T>}
   */
  public String head(JavaClass clazz) {
    return before(clazz.annotations(), clazz.modifiers())
        + clazz.kind().word()
        + " "
        + types.className(clazz.name())
        + types.variables(clazz.typeParameters());
  }

  /**
   * Writes a field.
   *
   * @param field the field
   * @return such as {@code public static final int LIMIT = 10}
   */
  public String of(JavaField field) {
    return before(field.annotations(), field.modifiers())
        + types.of(field.type())
        + " "
        + field.name()
        + (field.value().isEmpty() ? "" : " = " + field.value());
  }

  /**
   * Writes a method or constructor.
   *
   * @param owner the class that has it
   * @param method the method
   * @return such as {@code public static <T> T first(List<T> list) throws IOException}
   */
  public String of(JavaClass owner, JavaMethod method) {
    StringBuilder text = new StringBuilder(before(method.annotations(), method.modifiers()));
    if (!method.typeParameters().isEmpty()) {
      text.append(types.variables(method.typeParameters())).append(' ');
    }
    if (method.isConstructor()) {
      text.append(owner.simpleName());
    } else {
      text.append(types.of(method.result())).append(' ').append(method.name());
    }
    text.append(parameters(method));
    if (!method.thrown().isEmpty()) {
      text.append(" throws ").append(types.list(method.thrown()));
    }
    if (method.defaultValue() != null) {
      text.append(" default ").append(method.defaultValue());
    }
    return text.toString();
  }

  /**
   * Writes a parameter or record component.
   *
   * @param parameter the parameter
   * @return such as {@code int k}
   */
  public String of(JavaParameter parameter) {
    return (types.of(parameter.type()) + " " + parameter.name()).stripTrailing();
  }

  /**
   * Names a member as messages do.
   *
   * @param owner the class that has it
   * @param method the method
   * @return such as {@code first(List)}, with the types' simple names
   */
  public static String name(JavaClass owner, JavaMethod method) {
    StringJoiner text =
        new StringJoiner(
            ",", (method.isConstructor() ? owner.simpleName() : method.name()) + "(", ")");
    for (JavaParameter parameter : method.parameters()) {
      text.add(shortName(parameter.type()));
    }
    return text.toString();
  }

  private static String shortName(TypeUse type) {
    return switch (type.form()) {
      case ARRAY -> shortName(type.element()) + "[]";
      case CLASS -> type.name().substring(type.name().lastIndexOf('.') + 1).replace('$', '.');
      default -> type.name();
    };
  }

  private String parameters(JavaMethod method) {
    StringJoiner all = new StringJoiner(", ", "(", ")");
    int last = method.parameters().size() - 1;
    for (int i = 0; i <= last; i++) {
      JavaParameter parameter = method.parameters().get(i);
      all.add(
          i == last && method.isVarargs()
              ? (types.varargs(parameter.type()) + " " + parameter.name()).stripTrailing()
              : of(parameter));
    }
    return all.toString();
  }

  private static String before(Collection<String> annotations, Set<JavaModifier> modifiers) {
    StringBuilder text = new StringBuilder();
    annotations.forEach(annotation -> text.append(annotation).append(' '));
    modifiers.forEach(modifier -> text.append(modifier.word()).append(' '));
    return text.toString();
  }
}
