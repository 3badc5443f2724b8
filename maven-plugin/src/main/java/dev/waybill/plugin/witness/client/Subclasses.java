package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import dev.waybill.manifest.surface.JavaParameter;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.surface.TypeVariable;
import dev.waybill.manifest.verdict.Outside;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes classes that clients declare below those of the surface. */
final class Subclasses {

  /** The name of the class of the client. */
  static final String NAME = "Sub";

  private final Target target;
  private final Outside classes;

  Subclasses(Target target) {
    this.target = target;
    this.classes = target.classes();
  }

  /** Whether a client can declare one. */
  boolean isPossible() {
    JavaClass clazz = target.clazz();
    return clazz.isExtensible() && !target.isInner() && !clazz.is(JavaModifier.SEALED);
  }

  /** The first line. */
  String head() {
    return "class "
        + NAME
        + (target.clazz().isInterface() ? " implements " : " extends ")
        + target.typeText();
  }

  /** A class that has every method that it must have, and further members. */
  String whole(String further, Set<String> without) {
    StringBuilder text = new StringBuilder("static ").append(head()).append(" {");
    text.append(constructor());
    abstractMethods()
        .forEach(
            (key, method) -> {
              if (!without.contains(key)) {
                text.append("\n    ").append(implementation(method));
              }
            });
    if (!further.isEmpty()) {
      text.append("\n    ").append(further);
    }
    return text.append("\n  }").toString();
  }

  /** An abstract class with members. */
  String partial(String members) {
    return "abstract static " + head() + " {" + constructor() + "\n    " + members + "\n  }";
  }

  private String constructor() {
    return constructors().stream()
        .min(Comparator.comparingInt(each -> each.parameters().size()))
        .map(
            each ->
                "\n    "
                    + NAME
                    + "()"
                    + Types.thrown(each.thrown())
                    + " {\n      super("
                    + Types.zeros(each.parameters())
                    + ");\n    }")
        .orElse("");
  }

  /** The constructors, as a client sees them that has chosen type arguments. */
  List<JavaMethod> constructors() {
    return target.clazz().methods().stream()
        .filter(JavaMethod::isConstructor)
        .map(each -> Target.concrete(each, target.arguments()))
        .toList();
  }

  /** A method that overrides another, as seen with the type arguments of the class. */
  static String implementation(JavaMethod method) {
    return "@Override "
        + declaration(method, Types.thrown(method.thrown()))
        + " {\n      "
        + Types.returnZero(method.result())
        + "\n    }";
  }

  static String declaration(JavaMethod method, String thrown) {
    StringBuilder text = new StringBuilder();
    text.append(method.is(JavaModifier.PUBLIC) ? "public " : "protected ");
    text.append(Types.variables(method)).append(Types.text(method.result())).append(' ');
    text.append(method.name()).append('(');
    for (int i = 0; i < method.parameters().size(); i++) {
      JavaParameter each = method.parameters().get(i);
      text.append(i == 0 ? "" : ", ").append(Types.text(each.type())).append(" p").append(i);
    }
    return text.append(')').append(thrown).toString();
  }

  /** A name for a method of the class by which it is found among the abstract ones. */
  static String key(JavaMethod method) {
    StringBuilder key = new StringBuilder(method.name());
    method.parameters().forEach(each -> key.append(',').append(erased(each.type())));
    return key.toString();
  }

  private static String erased(TypeUse type) {
    return type.form() == TypeUse.Form.ARRAY ? erased(type.element()) + "[]" : type.name();
  }

  /** The methods that a class below must have, by their keys. */
  Map<String, JavaMethod> abstractMethods() {
    Map<String, JavaMethod> found = new LinkedHashMap<>();
    Set<String> done = new HashSet<>();
    collect(target.clazz(), target.arguments(), found, done, new HashSet<>());
    return found;
  }

  private void collect(
      JavaClass clazz,
      Map<String, TypeUse> arguments,
      Map<String, JavaMethod> found,
      Set<String> done,
      Set<String> seen) {
    if (!seen.add(clazz.name())) {
      return;
    }
    for (JavaMethod each : clazz.methods()) {
      if (each.isConstructor() || each.is(JavaModifier.STATIC)) {
        continue;
      }
      JavaMethod method = substitute(each, arguments);
      if (each.is(JavaModifier.ABSTRACT) && !isOfObject(each) && done.add(key(method))) {
        found.put(key(method), method);
      } else {
        done.add(key(method));
      }
    }
    if (!clazz.isInterface() && clazz.superclass() != null) {
      above(clazz.superclass(), arguments, found, done, seen);
    }
    for (TypeUse each : clazz.interfaces()) {
      above(each, arguments, found, done, seen);
    }
  }

  private void above(
      TypeUse use,
      Map<String, TypeUse> arguments,
      Map<String, JavaMethod> found,
      Set<String> done,
      Set<String> seen) {
    Optional<JavaClass> above = classes.find(use.name());
    above.ifPresent(
        each ->
            collect(
                each,
                TypeVariable.arguments(each.typeParameters(), use.substitute(arguments)),
                found,
                done,
                seen));
  }

  /** The variables of the method itself stay. */
  static JavaMethod substitute(JavaMethod method, Map<String, TypeUse> arguments) {
    Map<String, TypeUse> ofClass = new HashMap<>(arguments);
    method.typeParameters().forEach(each -> ofClass.remove(each.name()));
    return method.substitute(ofClass);
  }

  private static boolean isOfObject(JavaMethod method) {
    return switch (method.name()) {
      case "equals" -> key(method).equals("equals,java.lang.Object");
      case "hashCode", "toString" -> method.parameters().isEmpty();
      default -> false;
    };
  }
}
