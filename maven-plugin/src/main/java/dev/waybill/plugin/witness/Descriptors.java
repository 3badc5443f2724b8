package dev.waybill.plugin.witness;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.surface.TypeVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Types as class files write them: erased in descriptors, whole in signatures. */
final class Descriptors {

  private static final String OBJECT = "java/lang/Object";

  private final Map<String, List<TypeUse>> bounds = new HashMap<>();
  private final Scene scene;
  private final JavaClass owner;

  Descriptors(Scene scene, JavaClass owner, @Nullable JavaMethod method) {
    this.scene = scene;
    this.owner = owner;
    for (int end = owner.name().indexOf('$'); end > 0; end = owner.name().indexOf('$', end + 1)) {
      scene.find(owner.name().substring(0, end)).ifPresent(each -> add(each.typeParameters()));
    }
    add(owner.typeParameters());
    if (method != null) {
      add(method.typeParameters());
    }
  }

  static String internal(String binaryName) {
    return binaryName.replace('.', '/');
  }

  String of(TypeUse type) {
    return switch (type.form()) {
      case PRIMITIVE -> primitive(type.name());
      case ARRAY -> "[" + of(type.element());
      case CLASS -> "L" + internal(type.name()) + ";";
      case VARIABLE -> {
        List<TypeUse> above = bounds.getOrDefault(type.name(), List.of());
        yield above.isEmpty() ? "L" + OBJECT + ";" : of(above.get(0));
      }
      case ANY, EXTENDS, SUPER -> throw new IllegalArgumentException("a wildcard is no type");
    };
  }

  String of(JavaMethod method) {
    StringBuilder text = new StringBuilder("(");
    if (hasOuterParameter(method)) {
      text.append('L').append(internal(scene.outer(owner.name()))).append(';');
    }
    method.parameters().forEach(each -> text.append(of(each.type())));
    return text.append(')').append(of(method.result())).toString();
  }

  /** The constructor of an inner class takes the instance around it. */
  private boolean hasOuterParameter(JavaMethod method) {
    return method.isConstructor() && isInner(scene, owner);
  }

  static boolean isInner(Scene scene, JavaClass clazz) {
    return clazz.kind() == dev.waybill.manifest.surface.ClassKind.CLASS
        && !clazz.is(JavaModifier.STATIC)
        && !scene.outer(clazz.name()).isEmpty();
  }

  /** The internal name of a class or of the bound of a variable. */
  String internalName(TypeUse type) {
    return Type.getType(of(type)).getInternalName();
  }

  static String signature(JavaClass clazz) {
    StringBuilder text = new StringBuilder(variables(clazz.typeParameters()));
    text.append(signature(clazz.isInterface() ? TypeUse.OBJECT : Scene.superclass(clazz)));
    clazz.interfaces().forEach(each -> text.append(signature(each)));
    return text.toString();
  }

  static String signature(JavaMethod method) {
    StringBuilder text = new StringBuilder(variables(method.typeParameters())).append('(');
    method.parameters().forEach(each -> text.append(signature(each.type())));
    text.append(')').append(signature(method.result()));
    if (method.thrown().stream().anyMatch(each -> each.form() == TypeUse.Form.VARIABLE)) {
      method.thrown().forEach(each -> text.append('^').append(signature(each)));
    }
    return text.toString();
  }

  static String signature(TypeUse type) {
    return switch (type.form()) {
      case PRIMITIVE -> primitive(type.name());
      case ARRAY -> "[" + signature(type.element());
      case VARIABLE -> "T" + type.name() + ";";
      case CLASS -> clazz(type) + ";";
      case ANY -> "*";
      case EXTENDS -> "+" + signature(type.element());
      case SUPER -> "-" + signature(type.element());
    };
  }

  private static String clazz(TypeUse type) {
    TypeUse around = type.owner();
    StringBuilder text =
        new StringBuilder(
            around == null
                ? "L" + internal(type.name())
                : clazz(around) + "." + type.name().substring(around.name().length() + 1));
    if (!type.arguments().isEmpty()) {
      text.append('<');
      type.arguments().forEach(each -> text.append(signature(each)));
      text.append('>');
    }
    return text.toString();
  }

  private static String variables(List<TypeVariable> variables) {
    if (variables.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("<");
    for (TypeVariable each : variables) {
      text.append(each.name());
      // Whether the first bound is a class or an interface makes no difference to javac.
      List<TypeUse> bounds = each.bounds().isEmpty() ? List.of(TypeUse.OBJECT) : each.bounds();
      bounds.forEach(bound -> text.append(':').append(signature(bound)));
    }
    return text.append('>').toString();
  }

  private static String primitive(String word) {
    return switch (word) {
      case "boolean" -> "Z";
      case "byte" -> "B";
      case "char" -> "C";
      case "short" -> "S";
      case "int" -> "I";
      case "long" -> "J";
      case "float" -> "F";
      case "double" -> "D";
      case "void" -> "V";
      default -> throw new IllegalArgumentException("no primitive type: " + word);
    };
  }

  private void add(List<TypeVariable> variables) {
    variables.forEach(each -> bounds.put(each.name(), each.bounds()));
  }
}
