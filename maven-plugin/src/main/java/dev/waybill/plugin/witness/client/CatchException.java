package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import dev.waybill.manifest.surface.TypeUse;
import java.util.ArrayList;
import java.util.List;

/** Catches each exception that a method declares. */
final class CatchException implements ClientTemplate {

  @Override
  public List<Use> uses(Target target) {
    JavaMethod declared = target.method();
    if (declared == null || !declared.is(JavaModifier.PUBLIC)) {
      return List.of();
    }
    JavaMethod method = Target.concrete(declared, target.arguments());
    List<Use> uses = new ArrayList<>();
    for (TypeUse each : method.thrown()) {
      String call =
          method.isConstructor()
              ? "new " + target.typeText()
              : (method.is(JavaModifier.STATIC)
                      ? target.name()
                      : "((" + target.typeText() + ") null)")
                  + "."
                  + method.name();
      uses.add(
          Use.ofStatement(
              "try { "
                  + call
                  + "("
                  + Types.zeros(method.parameters())
                  + "); } catch ("
                  + Types.text(each)
                  + " e) { }",
              Types.thrown(method.thrown())));
    }
    return uses;
  }
}
