package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.TypeUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Annotates with an annotation type in each place where it may stand. */
final class Annotate implements ClientTemplate {

  private static final Pattern TARGETS = Pattern.compile("@Target\\((.*)\\)");

  /** A declaration for each place; {@code %} stands for the annotation. */
  private static final Map<String, String> PLACES =
      Map.of(
          "TYPE", "% static class Marked { }",
          "METHOD", "% static void marked() { }",
          "FIELD", "% static int marked;",
          "PARAMETER", "static void marked(% int parameter) { }",
          "CONSTRUCTOR", "% Client() { }",
          "LOCAL_VARIABLE", "static void marked() { % int local = 0; }",
          "ANNOTATION_TYPE", "% @interface Marked { }",
          "TYPE_PARAMETER", "static class Marked<% T> { }",
          "TYPE_USE", "static java.util.List<% Object> marked;",
          "RECORD_COMPONENT", "record Marked(% int component) { }");

  @Override
  public List<Use> uses(Target target) {
    JavaClass clazz = target.clazz();
    if (clazz.kind() != ClassKind.ANNOTATION) {
      return List.of();
    }
    List<Use> uses = new ArrayList<>();
    for (boolean isWhole : new boolean[] {false, true}) {
      Optional<String> text = annotation(target, clazz, isWhole);
      text.ifPresent(
          annotation ->
              places(clazz)
                  .forEach(
                      place -> {
                        uses.add(use(place, annotation));
                        boolean isRepeatable =
                            clazz.annotations().stream()
                                .anyMatch(each -> each.startsWith("@Repeatable"));
                        if (isRepeatable) {
                          uses.add(use(place, annotation + " " + annotation));
                        }
                      }));
    }
    return uses;
  }

  private static Use use(String place, String annotation) {
    String line = place.replace("%", annotation);
    return Use.ofDeclaration(line, line, "");
  }

  private static List<String> places(JavaClass clazz) {
    for (String each : clazz.annotations()) {
      Matcher targets = TARGETS.matcher(each);
      if (targets.matches()) {
        List<String> places = new ArrayList<>();
        for (String place : targets.group(1).replaceAll("[{}\\s]", "").split(",", -1)) {
          String declaration = PLACES.get(place);
          if (declaration != null) {
            places.add(declaration);
          }
        }
        return places;
      }
    }
    return List.of(PLACES.get("TYPE"));
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
}
