package dev.waybill.manifest.verdict;

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
          pair.element(),
          Texts.head(pair.before()),
          Texts.head(pair.after()));
    }
  }
}
