package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import java.util.List;
import java.util.Set;

/** Calls a method that a subclass inherits. */
final class InheritMethod implements ClientTemplate {

  @Override
  public List<Use> uses(Target target) {
    JavaMethod declared = target.method();
    Subclasses below = new Subclasses(target);
    if (declared == null
        || declared.isConstructor()
        || declared.is(JavaModifier.ABSTRACT)
        || declared.is(JavaModifier.STATIC)
        || !below.isPossible()) {
      return List.of();
    }
    JavaMethod method = Target.concrete(declared, target.arguments());
    String call = method.name() + "(" + Types.zeros(method.parameters()) + ");";
    String members = "void use() throws Throwable {\n      " + call + "\n    }";
    return List.of(
        Use.ofDeclaration(
            call + " // in a subclass of " + target.typeText(),
            below.whole(members, Set.of()),
            "new " + Subclasses.NAME + "().use();"));
  }
}
