package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaParameter;
import java.util.List;
import java.util.Set;

/** Compares the parameters of a method to which clients link as before. */
final class ParameterRule implements MethodRule {

  @Override
  public void compare(MethodPair pair, Changes changes) {
    JavaMethod before = pair.before();
    JavaMethod after = pair.after();
    generics(pair, changes);
    names(pair, changes);
    if (before.isVarargs() != after.isVarargs()) {
      pair.add(changes, after.isVarargs() ? ChangeKind.VARARGS_ADDED : ChangeKind.VARARGS_REMOVED);
    }
    if (!before.typeParameters().equals(after.typeParameters())) {
      boolean breaks = !before.typeParameters().isEmpty() || pair.isOverridable();
      changes.add(
          ChangeKind.METHOD_TYPE_PARAMETERS_CHANGED,
          Set.of(breaks ? Impact.SOURCE : Impact.ADVISORY),
          pair.element(),
          pair.textBefore(),
          pair.textAfter());
    }
  }

  private static void generics(MethodPair pair, Changes changes) {
    Assignability types = new Assignability(pair.classes().is());
    boolean isChanged = false;
    boolean isAssignable = true;
    for (int i = 0; i < pair.before().parameters().size(); i++) {
      var before = pair.before().parameters().get(i).type().withoutNullness();
      var after = pair.after().parameters().get(i).type().withoutNullness();
      isChanged |= !before.equals(after);
      isAssignable &= types.isAssignable(before, after);
    }
    if (isChanged && (!isAssignable || pair.isOverridable())) {
      pair.add(changes, ChangeKind.PARAMETER_GENERICS_CHANGED);
    }
  }

  private static void names(MethodPair pair, Changes changes) {
    List<String> before = names(pair.before());
    List<String> after = names(pair.after());
    // Without names in the class file there is nothing to compare.
    if (before.equals(after) || before.contains("") || after.contains("")) {
      return;
    }
    boolean isSwapped = Set.copyOf(before).equals(Set.copyOf(after));
    pair.add(changes, isSwapped ? ChangeKind.PARAMETERS_SWAPPED : ChangeKind.PARAMETER_RENAMED);
  }

  private static List<String> names(JavaMethod method) {
    return method.parameters().stream().map(JavaParameter::name).toList();
  }
}
