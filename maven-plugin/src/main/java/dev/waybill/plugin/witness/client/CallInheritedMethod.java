package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.surface.TypeVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Calls methods of the types above a class through those types. */
final class CallInheritedMethod implements ClientTemplate {

  /** Methods above that show that an instance is not of the type; more show nothing else. */
  private static final int MOST = 3;

  @Override
  public List<Use> uses(Target target) {
    if (!target.isClass()) {
      return List.of();
    }
    List<Use> uses = new ArrayList<>();
    Instances.Instance instance = Instances.of(target);
    for (TypeUse above : target.supertypes()) {
      JavaClass clazz = target.classes().find(above.name()).orElse(null);
      if (clazz != null) {
        Map<String, TypeUse> arguments = TypeVariable.arguments(clazz.typeParameters(), above);
        clazz.methods().stream()
            .filter(each -> !each.isConstructor() && !each.is(JavaModifier.STATIC))
            .filter(each -> each.is(JavaModifier.PUBLIC))
            .limit(MOST)
            .forEach(
                each -> {
                  JavaMethod method = Target.concrete(each, arguments);
                  uses.add(use(above, instance, method));
                });
        clazz.methods().stream()
            .filter(each -> each.result().form() == TypeUse.Form.VARIABLE)
            .filter(each -> each.is(JavaModifier.PUBLIC) && each.typeParameters().isEmpty())
            .limit(MOST)
            .map(each -> keep(target, Target.concrete(each, arguments)))
            .forEach(uses::add);
      }
    }
    return uses;
  }

  /** Keeps a result whose type is known only as long as the class above has type arguments. */
  private static Use keep(Target target, JavaMethod method) {
    String zeros = Types.zeros(method.parameters());
    return Use.ofStatement(
        Types.text(method.result())
            + " result = (("
            + target.typeText()
            + ") null)."
            + method.name()
            + "("
            + zeros
            + ");",
        Types.thrown(method.thrown()));
  }

  private static Use use(TypeUse above, Instances.Instance instance, JavaMethod method) {
    String line =
        "(("
            + Types.text(above)
            + ") "
            + instance.expression()
            + ")."
            + method.name()
            + "("
            + Types.zeros(method.parameters())
            + ");";
    return new Use(
        line,
        (instance.declaration().isEmpty() ? "" : instance.declaration() + "\n\n  ")
            + Use.ofStatement(line, " throws Throwable").members());
  }
}
