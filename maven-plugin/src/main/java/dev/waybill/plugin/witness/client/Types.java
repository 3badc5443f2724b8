package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.ClassNames;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaParameter;
import dev.waybill.manifest.surface.TypeText;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.surface.TypeVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Types and values in the source of clients. */
final class Types {

  private static final TypeText TEXT = new TypeText(ClassNames.SOURCE);
  private static final TypeUse STRING = TypeUse.ofClass("java.lang.String", List.of());

  private Types() {}

  static String text(TypeUse type) {
    return TEXT.of(type.withoutNullness());
  }

  /** A use of a class with type arguments that its bounds allow. */
  static TypeUse use(JavaClass clazz) {
    Map<String, TypeUse> arguments = arguments(clazz.typeParameters());
    return TypeUse.ofClass(
        clazz.name(),
        clazz.typeParameters().stream().map(each -> type(arguments, each.name())).toList());
  }

  private static TypeUse type(Map<String, TypeUse> types, String name) {
    TypeUse found = types.get(name);
    return found == null ? TypeUse.OBJECT : found;
  }

  /** Types for type variables: the widest that their bounds allow, so that narrower bounds show. */
  static Map<String, TypeUse> arguments(List<TypeVariable> variables) {
    Map<String, TypeUse> arguments = new HashMap<>();
    for (TypeVariable each : variables) {
      arguments.put(each.name(), argument(each));
    }
    arguments.replaceAll((name, type) -> type.substitute(arguments));
    return arguments;
  }

  private static TypeUse argument(TypeVariable variable) {
    List<TypeUse> bounds = variable.bounds();
    if (bounds.isEmpty()) {
      return TypeUse.OBJECT;
    }
    if (bounds.size() == 1 && !mentions(bounds.get(0), variable.name())) {
      return bounds.get(0);
    }
    // A type that has to be below itself: one of those that everybody has.
    return TypeUse.ofClass(
        has(bounds, "java.lang.Enum")
            ? "java.util.concurrent.TimeUnit"
            : has(bounds, "java.lang.Number") ? "java.lang.Integer" : "java.lang.String",
        List.of());
  }

  private static boolean has(List<TypeUse> bounds, String name) {
    return bounds.stream().anyMatch(each -> each.name().equals(name));
  }

  private static boolean mentions(TypeUse type, String variable) {
    return type.name().equals(variable)
        || type.arguments().stream().anyMatch(each -> mentions(each, variable));
  }

  /** The value that a field has from the start, with its type. */
  static String zero(TypeUse type) {
    if (type.isReference()) {
      return type.equals(STRING) ? "\"\"" : "(" + text(type) + ") null";
    }
    return switch (type.name()) {
      case "boolean" -> "false";
      case "char" -> "'a'";
      case "int" -> "0";
      case "long" -> "0L";
      case "float" -> "0f";
      case "double" -> "0d";
      default -> "(" + type.name() + ") 0";
    };
  }

  /** The class of which a primitive type's values are instances when boxed. */
  static String boxed(String primitive) {
    return switch (primitive) {
      case "int" -> "Integer";
      case "char" -> "Character";
      default -> Character.toUpperCase(primitive.charAt(0)) + primitive.substring(1);
    };
  }

  static String zeros(List<JavaParameter> parameters) {
    return parameters.stream().map(each -> zero(each.type())).collect(Collectors.joining(", "));
  }

  /** What stands behind the parameters. */
  static String thrown(List<TypeUse> thrown) {
    return thrown.isEmpty()
        ? ""
        : thrown.stream().map(Types::text).collect(Collectors.joining(", ", " throws ", ""));
  }

  /** Statement that returns nothing of interest. */
  static String returnZero(TypeUse result) {
    return result.name().equals("void") ? "" : "return " + zero(result) + ";";
  }

  /** The type parameters of a method, with a blank behind them. */
  static String variables(JavaMethod method) {
    return method.typeParameters().isEmpty()
        ? ""
        : TEXT.variables(plain(method.typeParameters())) + " ";
  }

  private static List<TypeVariable> plain(List<TypeVariable> variables) {
    return variables.stream()
        .map(
            each ->
                new TypeVariable(
                    each.name(), each.bounds().stream().map(TypeUse::withoutNullness).toList()))
        .toList();
  }
}
