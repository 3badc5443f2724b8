package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.surface.TypeVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Calls methods of a class of which the client does not know the type arguments: what they return
 * and throw is known by the bounds of their variables alone.
 */
final class UseOfWildcards implements ClientTemplate {

  @Override
  public List<Use> uses(Target target) {
    List<TypeVariable> variables = target.clazz().typeParameters();
    if (variables.isEmpty()) {
      return List.of();
    }
    String type =
        target.name()
            + variables.stream().map(each -> "?").collect(Collectors.joining(", ", "<", ">"));
    List<Use> uses = new ArrayList<>();
    for (JavaMethod each : target.methods()) {
      boolean isCalled = each.is(JavaModifier.PUBLIC) && !each.is(JavaModifier.STATIC);
      if (isCalled && !each.isConstructor() && each.parameters().isEmpty()) {
        String thrown =
            Types.thrown(
                each.thrown().stream().map(thrower -> bounds(thrower, variables).get(0)).toList());
        for (TypeUse result : bounds(each.result(), variables)) {
          String call = "any." + each.name() + "();";
          boolean isVoid = result.name().equals("void");
          String line = isVoid ? call : Types.text(result) + " bound = " + call;
          uses.add(
              Use.ofDeclaration(
                  line,
                  "static void use(" + type + " any)" + thrown + " {\n    " + line + "\n  }",
                  "use(null);"));
        }
      }
    }
    return uses;
  }

  /** What is known of a type: the bounds of a variable, with no type arguments of their own. */
  private static List<TypeUse> bounds(TypeUse type, List<TypeVariable> variables) {
    Optional<TypeVariable> variable =
        variables.stream().filter(each -> each.name().equals(type.name())).findFirst();
    return variable.isEmpty() || variable.get().bounds().isEmpty()
        ? List.of(variable.isEmpty() ? type : TypeUse.OBJECT)
        : variable.get().bounds().stream()
            .map(each -> TypeUse.ofClass(each.name(), List.of()))
            .toList();
  }
}
