package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.surface.TypeUse.Form;
import dev.waybill.manifest.surface.TypeVariable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a value of one type may stand where another is wanted (JLS 5.3, as far as names tell).
 */
final class Assignability {

  private static final List<String> WIDENING =
      List.of("byte", "short", "int", "long", "float", "double");
  private static final Map<String, String> BOXES =
      Map.of(
          "boolean", "java.lang.Boolean",
          "byte", "java.lang.Byte",
          "short", "java.lang.Short",
          "char", "java.lang.Character",
          "int", "java.lang.Integer",
          "long", "java.lang.Long",
          "float", "java.lang.Float",
          "double", "java.lang.Double");

  private static final Set<String> OF_ARRAYS =
      Set.of("java.lang.Cloneable", "java.io.Serializable");

  private final World world;

  Assignability(World world) {
    this.world = world;
  }

  boolean isAssignable(TypeUse from, TypeUse to) {
    TypeUse source = from.withoutNullness();
    TypeUse target = to.withoutNullness();
    if (source.equals(target)) {
      return true;
    }
    if (!source.isReference() && !target.isReference()) {
      return isWidening(source.name(), target.name());
    }
    if (!source.isReference()) {
      String box = BOXES.get(source.name());
      return box != null && isReferenceAssignable(TypeUse.ofClass(box, List.of()), target);
    }
    if (!target.isReference()) {
      return BOXES.entrySet().stream()
          .anyMatch(
              each ->
                  each.getValue().equals(source.name())
                      && (each.getKey().equals(target.name())
                          || isWidening(each.getKey(), target.name())));
    }
    return isReferenceAssignable(source, target);
  }

  /** Whether all that is within the bounds of one type variable is within those of another. */
  boolean isImplied(TypeVariable before, TypeVariable after) {
    return after.bounds().stream()
        .allMatch(bound -> before.bounds().stream().anyMatch(each -> isAssignable(each, bound)));
  }

  private static boolean isWidening(String from, String to) {
    String source = from.equals("char") ? "short" : from;
    // A character widens to int and beyond, never to short.
    int least = WIDENING.indexOf(source) + (from.equals("char") ? 1 : 0);
    return WIDENING.contains(source) && WIDENING.indexOf(to) >= least && !to.equals("char");
  }

  private boolean isReferenceAssignable(TypeUse from, TypeUse to) {
    if (to.equals(TypeUse.OBJECT)) {
      return true;
    }
    if (from.form() == Form.ARRAY && to.form() == Form.ARRAY) {
      TypeUse element = from.element();
      return element.isReference()
          && to.element().isReference()
          && isReferenceAssignable(element, to.element());
    }
    if (from.form() == Form.ARRAY) {
      return OF_ARRAYS.contains(to.name());
    }
    if (from.form() != Form.CLASS || to.form() != Form.CLASS) {
      return from.equals(to);
    }
    if (!from.name().equals(to.name())) {
      TypeUse above = above(from, to.name());
      return above != null && isReferenceAssignable(above, to);
    }
    // What is raw is taken for anything (JLS 5.1.9), with a warning.
    if (to.arguments().isEmpty()) {
      return true;
    }
    if (from.arguments().size() != to.arguments().size()) {
      return to.arguments().stream().allMatch(each -> each.form() == Form.ANY);
    }
    for (int i = 0; i < from.arguments().size(); i++) {
      if (!isContained(from.arguments().get(i), to.arguments().get(i))) {
        return false;
      }
    }
    return true;
  }

  /** A type above another with its arguments, as the other sees it. */
  private @Nullable TypeUse above(TypeUse type, String name) {
    JavaClass clazz = world.find(type.name()).orElse(null);
    if (clazz == null) {
      return null;
    }
    TypeUse above = Inheritance.of(clazz, world).get(name);
    return above == null ? null : above.substitute(Inheritance.arguments(clazz, type));
  }

  /** Whether a wildcard takes in a type argument (JLS 4.5.1). */
  private boolean isContained(TypeUse argument, TypeUse by) {
    if (argument.equals(by) || by.form() == Form.ANY) {
      return true;
    }
    return switch (by.form()) {
      case EXTENDS ->
          isReferenceAssignable(
              argument.form() == Form.EXTENDS ? argument.element() : argument, by.element());
      case SUPER ->
          argument.form() != Form.EXTENDS
              && argument.form() != Form.ANY
              && isReferenceAssignable(
                  by.element(), argument.form() == Form.SUPER ? argument.element() : argument);
      default -> false;
    };
  }
}
