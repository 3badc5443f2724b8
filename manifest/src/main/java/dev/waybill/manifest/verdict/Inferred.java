package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.surface.TypeUse.Form;
import dev.waybill.manifest.surface.TypeVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Types with all that inference may choose for the type variables of a method, where one of two
 * methods has variables and the other has none (JLS 18.5, without its dependencies).
 */
final class Inferred {

  private Inferred() {}

  /** What callers passed. */
  static TypeUse argument(JavaMethod before, JavaMethod after, int parameter) {
    TypeUse type = before.parameters().get(parameter).type().withoutNullness();
    return after.typeParameters().isEmpty() ? of(before, type) : type;
  }

  /** What a parameter takes. */
  static TypeUse parameter(JavaMethod before, JavaMethod after, TypeUse type) {
    TypeUse plain = type.withoutNullness();
    return before.typeParameters().isEmpty() ? of(after, plain) : plain;
  }

  private static TypeUse of(JavaMethod method, TypeUse type) {
    if (method.typeParameters().isEmpty()) {
      return type;
    }
    Map<String, TypeUse> bounds = new HashMap<>();
    Map<String, TypeUse> wildcards = new HashMap<>();
    for (TypeVariable each : method.typeParameters()) {
      TypeUse bound = each.bounds().isEmpty() ? TypeUse.OBJECT : each.bounds().get(0);
      bounds.put(each.name(), bound);
      wildcards.put(
          each.name(),
          each.bounds().isEmpty()
              ? TypeUse.ofWildcard(Form.ANY, List.of())
              : TypeUse.ofWildcard(Form.EXTENDS, List.of(bound)));
    }
    return switch (type.form()) {
      case VARIABLE -> type.substitute(bounds);
      // A variable in a wildcard is its bound; one that is an argument itself may be anything.
      case CLASS ->
          new TypeUse(
              type.form(),
              type.name(),
              type.owner(),
              type.arguments().stream()
                  .map(each -> each.substitute(each.form() == Form.VARIABLE ? wildcards : bounds))
                  .toList(),
              type.nullness());
      default -> type.substitute(bounds);
    };
  }
}
