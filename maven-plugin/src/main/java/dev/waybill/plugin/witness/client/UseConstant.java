package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaModifier;
import java.util.List;

/** Uses a constant where Java asks for a constant expression, and where it asks for its type. */
final class UseConstant implements ClientTemplate {

  @Override
  public List<Use> uses(Target target) {
    JavaField field = target.field();
    if (field == null || field.value().isEmpty() || !field.is(JavaModifier.PUBLIC)) {
      return List.of();
    }
    String place = target.name() + "." + field.name();
    String line = "@Mark(" + place + ")";
    String members =
        "@interface Mark {\n    "
            + Types.text(field.type())
            + " value();\n  }\n\n  "
            + line
            + " static class Marked { }";
    String take = "take(" + place + ");";
    return List.of(
        Use.ofDeclaration(line, members, "new Marked();"),
        Use.ofDeclaration(
            take, "static void take(" + Types.text(field.type()) + " value) { }", take));
  }
}
