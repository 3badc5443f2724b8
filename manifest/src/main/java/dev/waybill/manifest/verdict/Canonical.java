package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaParameter;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.surface.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names type parameters by their places, so that a new name is no change. */
final class Canonical {

  private final Map<String, String> names;

  private Canonical(Map<String, String> names) {
    this.names = names;
  }

  static JavaClass of(JavaClass clazz) {
    Canonical own = new Canonical(numbered(Map.of(), clazz.typeParameters(), "T"));
    TypeUse superclass = clazz.superclass();
    List<JavaField> fields = new ArrayList<>();
    for (JavaField each : clazz.fields()) {
      fields.add(
          new JavaField(
              each.name(),
              each.modifiers(),
              own.type(each.type()),
              each.value(),
              each.isEnumConstant(),
              each.annotations()));
    }
    return new JavaClass(
        clazz.name(),
        clazz.kind(),
        clazz.modifiers(),
        own.variables(clazz.typeParameters()),
        superclass == null ? null : own.type(superclass),
        own.types(clazz.interfaces()),
        clazz.permits(),
        own.parameters(clazz.components()),
        fields,
        clazz.methods().stream().map(own::method).toList(),
        clazz.isExtensible(),
        clazz.serialForm(),
        clazz.annotations());
  }

  private static Map<String, String> numbered(
      Map<String, String> around, List<TypeVariable> variables, String prefix) {
    Map<String, String> names = new HashMap<>(around);
    for (int i = 0; i < variables.size(); i++) {
      names.put(variables.get(i).name(), prefix + i);
    }
    return names;
  }

  private JavaMethod method(JavaMethod method) {
    Canonical inner = new Canonical(numbered(names, method.typeParameters(), "M"));
    return new JavaMethod(
        method.name(),
        method.modifiers(),
        inner.variables(method.typeParameters()),
        inner.type(method.result()),
        inner.parameters(method.parameters()),
        method.isVarargs(),
        inner.types(method.thrown()),
        method.defaultValue(),
        method.annotations());
  }

  private List<TypeVariable> variables(List<TypeVariable> variables) {
    return variables.stream()
        .map(
            each ->
                new TypeVariable(
                    names.getOrDefault(each.name(), each.name()), types(each.bounds())))
        .toList();
  }

  private List<JavaParameter> parameters(List<JavaParameter> parameters) {
    return parameters.stream()
        .map(each -> new JavaParameter(each.name(), type(each.type())))
        .toList();
  }

  private List<TypeUse> types(List<TypeUse> types) {
    return types.stream().map(this::type).toList();
  }

  private TypeUse type(TypeUse type) {
    TypeUse owner = type.owner();
    return new TypeUse(
        type.form(),
        type.form() == TypeUse.Form.VARIABLE
            ? names.getOrDefault(type.name(), type.name())
            : type.name(),
        owner == null ? null : type(owner),
        types(type.arguments()),
        type.nullness());
  }
}
