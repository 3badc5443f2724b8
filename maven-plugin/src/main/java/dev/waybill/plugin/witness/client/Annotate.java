package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.TypeUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Annotates with an annotation type in each place where it may stand. */
final class Annotate implements ClientTemplate {

  private static final Pattern TARGETS = Pattern.compile("@Target\\((.*)\\)");

  private static final String PACKAGE = "PACKAGE";
  private static final String TYPE_USE = "TYPE_USE";

  /**
   * Declarations for each place; {@code %} stands for the annotation. Before a primitive type, and
   * before a name of dots, a use of a type is annotated otherwise than the declaration (JLS 9.7.4).
   */
  private static final List<Place> PLACES =
      List.of(
          new Place("TYPE", "% static class Marked { }"),
          new Place("METHOD", "% static void marked() { }"),
          new Place("FIELD", "% static int marked;"),
          new Place("FIELD", "% static java.lang.Object marked;"),
          new Place("PARAMETER", "static void marked(% int parameter) { }"),
          new Place("PARAMETER", "static void marked(% java.lang.Object parameter) { }"),
          new Place("CONSTRUCTOR", "% Client() { }"),
          new Place("LOCAL_VARIABLE", "static void marked() { % int local = 0; }"),
          new Place("LOCAL_VARIABLE", "static void marked() { % java.lang.Object local = null; }"),
          new Place("ANNOTATION_TYPE", "% @interface Marked { }"),
          new Place("TYPE_PARAMETER", "static class Marked<% T> { }"),
          new Place(TYPE_USE, "static java.util.List<% Object> marked;"),
          new Place("RECORD_COMPONENT", "record Marked(% int component) { }"),
          new Place("RECORD_COMPONENT", "record Marked(% java.lang.Object component) { }"),
          new Place(PACKAGE, ""));

  @Override
  public List<Use> uses(Target target) {
    JavaClass clazz = target.clazz();
    List<Place> places = places(clazz);
    if (clazz.kind() != ClassKind.ANNOTATION || places.isEmpty()) {
      return List.of();
    }
    boolean isRepeatable =
        clazz.annotations().stream().anyMatch(each -> each.startsWith("@Repeatable"));
    List<Use> uses = new ArrayList<>();
    annotation(target, clazz, false)
        .ifPresent(
            annotation -> {
              places.forEach(place -> uses.add(use(place, annotation)));
              if (isRepeatable) {
                places.forEach(place -> uses.add(use(place, annotation + " " + annotation)));
              }
            });
    // Where it stands makes no difference to its elements.
    annotation(target, clazz, true)
        .ifPresent(annotation -> uses.add(use(places.get(0), annotation)));
    return uses;
  }

  private static Use use(Place place, String annotation) {
    if (place.target.equals(PACKAGE)) {
      return Use.onPackage(annotation);
    }
    String line = place.declaration.replace("%", annotation);
    return Use.ofDeclaration(line, line, "");
  }

  /** Where it may stand: without a target in every declaration (JLS 9.6.4.1). */
  private static List<Place> places(JavaClass clazz) {
    for (String each : clazz.annotations()) {
      Matcher targets = TARGETS.matcher(each);
      if (targets.matches()) {
        List<String> names = List.of(targets.group(1).replaceAll("[{}\\s]", "").split(",", -1));
        return PLACES.stream().filter(place -> names.contains(place.target)).toList();
      }
    }
    return PLACES.stream().filter(place -> !place.target.equals(TYPE_USE)).toList();
  }

  /** The annotation with the elements that it must have, or with all. */
  private static Optional<String> annotation(Target target, JavaClass clazz, boolean isWhole) {
    List<String> elements = new ArrayList<>();
    for (JavaMethod each : clazz.methods()) {
      if (isWhole || each.defaultValue() == null) {
        Optional<String> value = value(target, each.result());
        if (value.isEmpty()) {
          return Optional.empty();
        }
        elements.add(each.name() + " = " + value.get());
      }
    }
    String name = Types.text(TypeUse.ofClass(clazz.name(), List.of()));
    return Optional.of(
        "@" + name + (elements.isEmpty() ? "" : "(" + String.join(", ", elements) + ")"));
  }

  private static Optional<String> value(Target target, TypeUse type) {
    if (type.form() == TypeUse.Form.ARRAY) {
      return value(target, type.element()).map(each -> "{" + each + "}");
    } else if (!type.isReference() || type.name().equals("java.lang.String")) {
      return Optional.of(Types.zero(type.withoutNullness()));
    } else if (type.name().equals("java.lang.Class")) {
      boolean isBound =
          !type.arguments().isEmpty()
              && type.arguments().get(0).form() != TypeUse.Form.ANY
              && type.arguments().get(0).form() != TypeUse.Form.SUPER;
      TypeUse argument = isBound ? type.arguments().get(0) : TypeUse.OBJECT;
      TypeUse named = argument.form() == TypeUse.Form.CLASS ? argument : argument.element();
      return Optional.of(Types.text(TypeUse.ofClass(named.name(), List.of())) + ".class");
    }
    Optional<JavaClass> clazz = target.classes().find(type.name());
    if (clazz.isEmpty()) {
      return Optional.empty();
    }
    return clazz.get().kind() == ClassKind.ANNOTATION
        ? annotation(target, clazz.get(), false)
        : clazz.get().fields().stream()
            .filter(JavaField::isEnumConstant)
            .findFirst()
            .map(each -> Types.text(type) + "." + each.name());
  }

  /**
   * A place where annotations may stand.
   *
   * @param target its constant of {@code ElementType}
   * @param declaration a declaration with {@code %} in that place
   */
  private record Place(String target, String declaration) {}
}
