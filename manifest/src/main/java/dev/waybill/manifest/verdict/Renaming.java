package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaParameter;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.surface.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Names type variables as they were named before in the same places: a new name is no change. */
final class Renaming {

  private final Map<String, String> names;

  private Renaming(Map<String, String> names) {
    this.names = names;
  }

  /** Names the type variables of classes as another surface does. */
  static Surface like(Surface before, Surface after) {
    Map<String, JavaClass> classes = new HashMap<>();
    after.classes().forEach(each -> classes.put(each.name(), each));
    Map<String, JavaClass> models = new HashMap<>();
    before.classes().forEach(each -> models.put(each.name(), each));
    return after.withClasses(
        after.classes().stream()
            .map(
                each ->
                    of(
                        each,
                        name -> Optional.ofNullable(classes.get(name)),
                        name -> Optional.ofNullable(models.get(name))))
            .toList());
  }

  /** Names the type variables of a class as that of the same name does among others. */
  static JavaClass of(
      JavaClass clazz,
      Function<String, Optional<JavaClass>> classes,
      Function<String, Optional<JavaClass>> models) {
    Map<String, String> names = new HashMap<>();
    String name = clazz.name();
    for (int end = name.indexOf('$'); end > 0; end = name.indexOf('$', end + 1)) {
      String outer = name.substring(0, end);
      classes
          .apply(outer)
          .ifPresent(each -> add(each.typeParameters(), variables(models.apply(outer)), names));
    }
    add(clazz.typeParameters(), variables(models.apply(name)), names);
    return new Renaming(names).clazz(clazz);
  }

  /** Names the type variables of a method as another method does. */
  static JavaMethod like(JavaMethod before, JavaMethod after) {
    Map<String, String> names = new HashMap<>();
    add(after.typeParameters(), before.typeParameters(), names);
    return new Renaming(names).method(after);
  }

  /** Names the type variables of a method so that no class around it has one of the name. */
  static JavaMethod apart(JavaMethod method) {
    Map<String, String> names = new HashMap<>();
    method.typeParameters().forEach(each -> names.put(each.name(), each.name() + "'"));
    return names.isEmpty() ? method : new Renaming(names).method(method);
  }

  private static List<TypeVariable> variables(Optional<JavaClass> clazz) {
    return clazz.map(JavaClass::typeParameters).orElse(List.of());
  }

  private static void add(
      List<TypeVariable> variables, List<TypeVariable> models, Map<String, String> names) {
    for (int i = 0; i < variables.size(); i++) {
      String name = variables.get(i).name();
      boolean isTaken = models.stream().anyMatch(each -> each.name().equals(name));
      names.put(name, i < models.size() ? models.get(i).name() : isTaken ? name + "'" : name);
    }
  }

  private JavaClass clazz(JavaClass clazz) {
    TypeUse superclass = clazz.superclass();
    List<JavaField> fields = new ArrayList<>();
    for (JavaField each : clazz.fields()) {
      fields.add(each.with(type(each.type())));
    }
    return new JavaClass(
        clazz.name(),
        clazz.kind(),
        clazz.modifiers(),
        variables(clazz.typeParameters()),
        superclass == null ? null : type(superclass),
        types(clazz.interfaces()),
        clazz.permits(),
        parameters(clazz.components()),
        fields,
        clazz.methods().stream().map(this::hiding).toList(),
        clazz.isExtensible(),
        clazz.serialForm(),
        clazz.annotations());
  }

  /** The variables of a method hide those of its class. */
  private JavaMethod hiding(JavaMethod method) {
    Map<String, String> inner = new HashMap<>(names);
    method.typeParameters().forEach(each -> inner.remove(each.name()));
    return new Renaming(inner).method(method);
  }

  private JavaMethod method(JavaMethod method) {
    return new JavaMethod(
        method.name(),
        method.modifiers(),
        variables(method.typeParameters()),
        type(method.result()),
        parameters(method.parameters()),
        method.isVarargs(),
        types(method.thrown()),
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
    // Both say the same.
    if (type.form() == TypeUse.Form.EXTENDS && type.element().equals(TypeUse.OBJECT)) {
      return TypeUse.ofWildcard(TypeUse.Form.ANY, List.of());
    }
    @Nullable TypeUse owner = type.owner();
    boolean isVariable = type.form() == TypeUse.Form.VARIABLE;
    return new TypeUse(
        type.form(),
        isVariable ? names.getOrDefault(type.name(), type.name()) : type.name(),
        owner == null ? null : type(owner),
        types(type.arguments()),
        type.nullness());
  }
}
