package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.surface.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Calls methods of a class with type arguments below what their bounds allow, another for each
 * variable: so a variable that became another, or its bound, shows.
 */
final class NarrowTypeArguments implements ClientTemplate {

  private static final List<String> NARROW = List.of("String", "Integer", "Long", "Short");

  /** Bounds that all of those keep. */
  private static final List<String> KEPT =
      List.of("java.lang.Object", "java.lang.Comparable", "java.io.Serializable");

  @Override
  public List<Use> uses(Target target) {
    List<Use> uses = new ArrayList<>();
    Map<String, TypeUse> ofClass = narrow(target.clazz().typeParameters());
    String receiver =
        Types.text(
            TypeUse.ofClass(
                target.clazz().name(),
                target.clazz().typeParameters().stream()
                    .map(each -> ofClass.getOrDefault(each.name(), TypeUse.OBJECT))
                    .toList()));
    for (JavaMethod each : target.methods()) {
      boolean isGeneric =
          !target.clazz().typeParameters().isEmpty() || !each.typeParameters().isEmpty();
      if (!each.isConstructor() && each.is(JavaModifier.PUBLIC) && isGeneric) {
        uses.add(use(target, receiver, ofClass, each));
      }
    }
    return uses;
  }

  private static Use use(
      Target target, String receiver, Map<String, TypeUse> ofClass, JavaMethod method) {
    Map<String, TypeUse> ofMethod = narrow(method.typeParameters());
    Map<String, TypeUse> all = new HashMap<>(ofClass);
    all.putAll(ofMethod);
    JavaMethod concrete = method.substitute(all);
    String types =
        method.typeParameters().stream()
            .map(each -> Types.text(ofMethod.getOrDefault(each.name(), TypeUse.OBJECT)))
            .collect(Collectors.joining(", ", "<", ">"));
    String call =
        (method.is(JavaModifier.STATIC) ? target.name() : "((" + receiver + ") null)")
            + "."
            + (method.typeParameters().isEmpty() ? "" : types)
            + method.name()
            + "("
            + Types.zeros(concrete.parameters())
            + ");";
    boolean isVoid = concrete.result().name().equals("void");
    return Use.ofStatement(
        isVoid ? call : Types.text(concrete.result()) + " narrow = " + call,
        Types.thrown(concrete.thrown()));
  }

  private static Map<String, TypeUse> narrow(List<TypeVariable> variables) {
    Map<String, TypeUse> narrow = new HashMap<>(Types.arguments(variables));
    int next = 0;
    for (TypeVariable each : variables) {
      if (each.bounds().stream().allMatch(bound -> KEPT.contains(bound.name()))) {
        String type = NARROW.get(next++ % NARROW.size());
        narrow.put(each.name(), TypeUse.ofClass("java.lang." + type, List.of()));
      } else if (each.bounds().stream().allMatch(NarrowTypeArguments::isOfText)) {
        narrow.put(each.name(), TypeUse.ofClass("java.lang.String", List.of()));
      }
    }
    return narrow;
  }

  private static boolean isOfText(TypeUse bound) {
    return bound.name().equals("java.lang.CharSequence") || KEPT.contains(bound.name());
  }
}
