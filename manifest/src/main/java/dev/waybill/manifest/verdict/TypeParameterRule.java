package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaParameter;
import dev.waybill.manifest.surface.TypeVariable;
import java.util.List;
import java.util.Set;

/** Compares the type parameters of a class. */
final class TypeParameterRule implements ClassRule {

  @Override
  public void compare(ClassPair pair, Changes changes) {
    List<TypeVariable> before = pair.before().typeParameters();
    List<TypeVariable> after = pair.after().typeParameters();
    if (before.size() != after.size()) {
      // Uses of a class that had none are raw now: they compile unless its members are generic.
      boolean breaks = !before.isEmpty() || Generics.hasGenerics(pair.before());
      changes.add(
          ChangeKind.TYPE_PARAMETERS_CHANGED,
          Set.of(breaks ? Impact.SOURCE : Impact.ADVISORY),
          pair.element(),
          Texts.head(pair.before()),
          Texts.head(pair.after()));
    } else if (!before.equals(after)) {
      changes.add(
          ChangeKind.TYPE_BOUND_CHANGED,
          Set.of(isLoosened(pair) ? Impact.COMPATIBLE : Impact.SOURCE),
          pair.element(),
          Texts.head(pair.before()),
          Texts.head(pair.after()));
    }
  }

  /** Whether uses stay within the bounds and nobody gets what only the old bounds said of it. */
  private static boolean isLoosened(ClassPair pair) {
    Assignability types = new Assignability(pair.is());
    for (int i = 0; i < pair.before().typeParameters().size(); i++) {
      TypeVariable before = pair.before().typeParameters().get(i);
      TypeVariable after = pair.after().typeParameters().get(i);
      if (!before.equals(after)
          && (!types.isImplied(before, after) || isGiven(pair.before(), before.name()))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a class gives values of a variable, and does not just take them. */
  private static boolean isGiven(JavaClass clazz, String variable) {
    return clazz.fields().stream().anyMatch(each -> Generics.mentions(each.type(), variable))
        || clazz.methods().stream().anyMatch(each -> isGiven(each, variable))
        || World.typesAbove(clazz).stream().anyMatch(each -> Generics.mentions(each, variable));
  }

  private static boolean isGiven(JavaMethod method, String variable) {
    return Generics.mentions(method.result(), variable)
        || method.thrown().stream().anyMatch(each -> Generics.mentions(each, variable))
        || method.parameters().stream()
            .map(JavaParameter::type)
            .anyMatch(each -> !each.arguments().isEmpty() && Generics.mentions(each, variable));
  }
}
