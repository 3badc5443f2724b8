package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes an instance with a constructor; one that is protected is called by a subclass. */
final class ConstructInstance implements ClientTemplate {

  @Override
  public List<Use> uses(Target target) {
    JavaClass clazz = target.clazz();
    if (clazz.kind() == ClassKind.ENUM || target.field() != null) {
      return List.of();
    }
    List<Use> uses = new ArrayList<>();
    for (JavaMethod each : target.isClass() ? clazz.methods() : target.methods()) {
      if (each.isConstructor()) {
        JavaMethod method = Target.concrete(each, target.arguments());
        for (String arguments : CallMethod.arguments(method)) {
          if (each.is(JavaModifier.PUBLIC) && !clazz.is(JavaModifier.ABSTRACT)) {
            construct(target, method, arguments).ifPresent(uses::add);
          }
          Subclasses below = new Subclasses(target);
          if (below.isPossible()) {
            uses.add(extend(target, below, method, arguments));
          }
        }
      }
    }
    return uses;
  }

  private static Optional<Use> construct(Target target, JavaMethod method, String arguments) {
    String line = target.typeText() + " made = ";
    String thrown = Types.thrown(method.thrown());
    if (!target.isInner()) {
      line += "new " + target.typeText() + "(" + arguments + ");";
      return Optional.of(Use.ofStatement(line, thrown));
    }
    String name = target.clazz().name();
    return target
        .classes()
        .find(name.substring(0, name.lastIndexOf('$')))
        .filter(
            each -> each.typeParameters().isEmpty() && target.clazz().typeParameters().isEmpty())
        .map(each -> Instances.of(new Target(target.kind(), each, null, null, target.classes())))
        .map(
            outer -> {
              String statement =
                  target.typeText()
                      + " made = "
                      + outer.expression()
                      + ".new "
                      + target.clazz().simpleName()
                      + "("
                      + arguments
                      + ");";
              Use use = Use.ofStatement(statement, " throws Throwable");
              return new Use(
                  statement,
                  outer.declaration().isEmpty()
                      ? use.members()
                      : outer.declaration() + "\n\n  " + use.members());
            });
  }

  private static Use extend(Target target, Subclasses below, JavaMethod method, String arguments) {
    String call = "super(" + arguments + ");";
    String members =
        Subclasses.NAME
            + "(Void own)"
            + Types.thrown(method.thrown())
            + " {\n      "
            + call
            + "\n    }";
    return Use.ofDeclaration(
        call + " // in a subclass of " + target.typeText(),
        below.whole(members, Set.of()),
        "new " + Subclasses.NAME + "((Void) null);");
  }
}
