package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.surface.TypeVariable;
import dev.waybill.manifest.verdict.ChangeKind;
import dev.waybill.manifest.verdict.Outside;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has changed, in the surface as it was.
 *
 * @param kind how it has changed
 * @param clazz the class
 * @param method the method, if it is one
 * @param field the field, if it is one
 * @param classes the classes of the surface and around it
 */
public record Target(
    ChangeKind kind,
    JavaClass clazz,
    @Nullable JavaMethod method,
    @Nullable JavaField field,
    Outside classes) {

  /** Whether the class itself, or a member that it did not have, is what has changed. */
  boolean isClass() {
    return method == null && field == null;
  }

  /** Types for the variables of the class. */
  Map<String, TypeUse> arguments() {
    return Types.arguments(clazz.typeParameters());
  }

  /** The class with type arguments. */
  TypeUse type() {
    return Types.use(clazz);
  }

  /** The class with type arguments, as source. */
  String typeText() {
    return Types.text(type());
  }

  /** The class without type arguments, as source. */
  String name() {
    return Types.text(TypeUse.ofClass(clazz.name(), List.of()));
  }

  /** Whether a class has an outer instance. */
  boolean isInner() {
    String name = clazz.name();
    int end = name.lastIndexOf('$');
    return end > 0 && clazz.kind() == ClassKind.CLASS && !clazz.is(JavaModifier.STATIC);
  }

  /** A member with types in the places of the variables of the class and of its own. */
  static JavaMethod concrete(JavaMethod method, Map<String, TypeUse> ofClass) {
    Map<String, TypeUse> all = new HashMap<>(ofClass);
    all.putAll(Types.arguments(method.typeParameters()));
    return method.substitute(all);
  }

  /** The methods to use: the one that has changed, or all where the class is another. */
  List<JavaMethod> methods() {
    if (method != null) {
      return List.of(method);
    }
    return isWhole() ? clazz.methods() : List.of();
  }

  /** The fields to use. */
  List<JavaField> fields() {
    if (field != null) {
      return List.of(field);
    }
    return isWhole() || kind == ChangeKind.ENUM_CONSTANT_REMOVED ? clazz.fields() : List.of();
  }

  /** Whether every use of the class is in question. */
  private boolean isWhole() {
    return isClass()
        && (kind == ChangeKind.CLASS_KIND_CHANGED
            || kind == ChangeKind.CLASS_REMOVED
            || kind == ChangeKind.CLASS_LESS_VISIBLE
            || kind == ChangeKind.CLASS_NOW_INNER
            || kind == ChangeKind.CLASS_NOW_STATIC
            || kind == ChangeKind.TYPE_PARAMETERS_CHANGED
            || kind == ChangeKind.TYPE_BOUND_CHANGED);
  }

  /** All types above the class, with type arguments. */
  List<TypeUse> supertypes() {
    Map<String, TypeUse> found = new LinkedHashMap<>();
    above(clazz, arguments(), found);
    return List.copyOf(found.values());
  }

  private void above(JavaClass below, Map<String, TypeUse> with, Map<String, TypeUse> into) {
    List<TypeUse> direct = new ArrayList<>(below.interfaces());
    if (below.superclass() != null) {
      direct.add(below.superclass());
    } else if (below.kind() == ClassKind.RECORD) {
      direct.add(TypeUse.ofClass("java.lang.Record", List.of()));
    } else if (below.kind() == ClassKind.ENUM) {
      TypeUse itself = TypeUse.ofClass(below.name(), List.of());
      direct.add(TypeUse.ofClass("java.lang.Enum", List.of(itself)));
    } else if (below.kind() == ClassKind.ANNOTATION) {
      direct.add(TypeUse.ofClass("java.lang.annotation.Annotation", List.of()));
    }
    for (TypeUse each : direct) {
      TypeUse type = each.substitute(with);
      if (into.putIfAbsent(type.name(), type) == null) {
        classes
            .find(type.name())
            .ifPresent(
                found -> above(found, TypeVariable.arguments(found.typeParameters(), type), into));
      }
    }
  }

  /**
   * Returns whether it is below a class.
   *
   * @param name the binary name of the class
   * @return whether it is
   */
  public boolean isBelow(String name) {
    return supertypes().stream().anyMatch(each -> each.name().equals(name));
  }
}
