package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import dev.waybill.manifest.surface.JavaParameter;
import java.util.ArrayList;
import java.util.List;

/** Refers to a method by {@code ::}, an instance method without an instance. */
final class ReferToMethod implements ClientTemplate {

  @Override
  public List<Use> uses(Target target) {
    JavaMethod declared = target.method();
    if (declared == null || !declared.is(JavaModifier.PUBLIC) || declared.isConstructor()) {
      return List.of();
    }
    JavaMethod method = Target.concrete(declared, target.arguments());
    List<String> parameters = new ArrayList<>();
    if (!method.is(JavaModifier.STATIC)) {
      parameters.add(target.typeText() + " of");
    }
    for (JavaParameter each : method.parameters()) {
      parameters.add(Types.text(each.type()) + " p" + parameters.size());
    }
    String reference =
        (method.is(JavaModifier.STATIC) ? target.name() : target.typeText()) + "::" + method.name();
    String shape =
        "interface Shape {\n    "
            + Types.text(method.result())
            + " call("
            + String.join(", ", parameters)
            + ")"
            + Types.thrown(method.thrown())
            + ";\n  }";
    String line = "Shape shape = " + reference + ";";
    return List.of(Use.ofDeclaration(line, shape, line));
  }
}
