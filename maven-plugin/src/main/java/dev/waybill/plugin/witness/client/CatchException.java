package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import dev.waybill.manifest.surface.TypeUse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Catches each exception that a method declares, and one below it. */
final class CatchException implements ClientTemplate {

  /** Around the exception of the client's own, which is named as all subclasses are. */
  private static final String AROUND = "Own";

  @Override
  public List<Use> uses(Target target) {
    JavaMethod declared = target.method();
    Subclasses below = new Subclasses(target);
    if (declared == null || !(declared.is(JavaModifier.PUBLIC) || below.isPossible())) {
      return List.of();
    }
    JavaMethod method = Target.concrete(declared, target.arguments());
    boolean isWithin = !method.isConstructor() && !method.is(JavaModifier.PUBLIC);
    String attempt = "try { " + call(target, method, below) + "; }";
    String thrown = Types.thrown(method.thrown());
    List<Use> uses = new ArrayList<>();
    for (TypeUse each : method.thrown()) {
      String statement = attempt + " catch (" + Types.text(each) + " e) { }";
      uses.add(isWithin ? within(below, statement, thrown) : Use.ofStatement(statement, thrown));
      target
          .classes()
          .find(each.name())
          .map(found -> new Target(target.kind(), found, null, null, target.classes()))
          .map(Subclasses::new)
          .filter(Subclasses::isPossible)
          .ifPresent(
              exception -> {
                String caught = attempt + " catch (" + AROUND + "." + Subclasses.NAME + " e) { }";
                Use use =
                    isWithin ? within(below, caught, thrown) : Use.ofStatement(caught, thrown);
                uses.add(
                    new Use(
                        caught + " // a subclass of " + Types.text(each),
                        "static class "
                            + AROUND
                            + " {\n  "
                            + exception.partial("")
                            + "\n  }\n\n  "
                            + use.members()));
              });
    }
    return uses;
  }

  private static String call(Target target, JavaMethod method, Subclasses below) {
    String arguments = "(" + Types.zeros(method.parameters()) + ")";
    if (method.isConstructor()) {
      boolean isOpen = method.is(JavaModifier.PUBLIC) && !target.clazz().is(JavaModifier.ABSTRACT);
      String body =
          isOpen || !below.isPossible()
              ? ""
              : below.abstractMethods().values().stream()
                  .map(Subclasses::implementation)
                  .collect(Collectors.joining(" ", " { ", " }"));
      return "new " + target.typeText() + arguments + body;
    }
    boolean isPublic = method.is(JavaModifier.PUBLIC);
    boolean isStatic = method.is(JavaModifier.STATIC);
    String type = isPublic ? target.typeText() : Subclasses.NAME;
    String named = isPublic ? target.name() : Subclasses.NAME;
    return (isStatic ? named : "((" + type + ") null)") + "." + method.name() + arguments;
  }

  /** A protected method is called in a class below. */
  private static Use within(Subclasses below, String statement, String thrown) {
    return Use.ofDeclaration(
        statement,
        below.partial("static void use()" + thrown + " {\n      " + statement + "\n    }"),
        Subclasses.NAME + ".use();");
  }
}
