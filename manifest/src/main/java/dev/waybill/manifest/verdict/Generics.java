package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.surface.TypeUse.Form;

/** Whether types are generic. */
final class Generics {

  private Generics() {}

  /** Whether a type has no type arguments and is no type variable. */
  static boolean isPlain(TypeUse type) {
    return type.form() == Form.ARRAY
        ? isPlain(type.element())
        : type.form() != Form.VARIABLE && type.arguments().isEmpty() && type.owner() == null;
  }

  /** Whether the parameters of a method are their own erasure. */
  static boolean isPlain(JavaMethod method) {
    return method.typeParameters().isEmpty()
        && method.parameters().stream().allMatch(each -> isPlain(each.type()));
  }

  /** Whether a raw use of a class hides type arguments that it has without being generic. */
  static boolean hasGenerics(JavaClass clazz) {
    return clazz.methods().stream().anyMatch(each -> !isPlain(each) || !isPlain(each.result()))
        || clazz.fields().stream().anyMatch(each -> !isPlain(each.type()))
        || World.typesAbove(clazz).stream().anyMatch(each -> !isPlain(each));
  }

  /** Whether a type names a type variable. */
  static boolean mentions(TypeUse type, String variable) {
    return (type.form() == Form.VARIABLE && type.name().equals(variable))
        || (type.owner() != null && mentions(type.owner(), variable))
        || type.arguments().stream().anyMatch(each -> mentions(each, variable));
  }
}
