package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.TypeUse;
import java.util.ArrayList;
import java.util.List;

/** Names a class, declares a variable of it, and assigns it to the types above it. */
final class UseType implements ClientTemplate {

  @Override
  public List<Use> uses(Target target) {
    if (!target.isClass()) {
      return List.of();
    }
    List<Use> uses = new ArrayList<>();
    uses.add(Use.ofStatement("Class<?> named = " + target.name() + ".class;", ""));
    uses.add(Use.ofStatement(target.typeText() + " of = null;", ""));
    for (TypeUse each : target.supertypes()) {
      String type = Types.text(each);
      uses.add(
          Use.ofDeclaration(
              type + " above = (" + target.typeText() + ") null;",
              "static void take(" + type + " above) { }",
              "take((" + target.typeText() + ") null);"));
    }
    return uses;
  }
}
