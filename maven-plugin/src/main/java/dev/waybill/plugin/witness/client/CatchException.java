package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import dev.waybill.manifest.surface.TypeUse;
import java.util.ArrayList;
import java.util.List;

/** Catches each exception that a method declares, and one below it. */
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
      String statement = "try { " + call + "(" + Types.zeros(method.parameters()) + "); }";
      String thrown = Types.thrown(method.thrown());
      uses.add(Use.ofStatement(statement + " catch (" + Types.text(each) + " e) { }", thrown));
      target
          .classes()
          .find(each.name())
          .map(found -> new Target(target.kind(), found, null, null, target.classes()))
          .map(Subclasses::new)
          .filter(Subclasses::isPossible)
          .ifPresent(below -> uses.add(own(below, statement, thrown, Types.text(each))));
    }
    return uses;
  }

  /** Catches an exception of the client's own below the one that is declared. */
  private static Use own(Subclasses below, String statement, String thrown, String exception) {
    Use use = Use.ofStatement(statement + " catch (" + Subclasses.NAME + " e) { }", thrown);
    return new Use(
        use.line() + " // a subclass of " + exception,
        below.partial("") + "\n\n  " + use.members());
  }
}
