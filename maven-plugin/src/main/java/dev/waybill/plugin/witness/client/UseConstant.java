package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaModifier;
import java.util.List;

/** Uses a constant where Java asks for a constant expression. */
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
    return List.of(Use.ofDeclaration(line, members, "new Marked();"));
  }
}
