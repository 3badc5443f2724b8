package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaParameter;
import java.util.List;

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
  }

  private static void generics(MethodPair pair, Changes changes) {
    Applicability calls = new Applicability(pair.classes());
    boolean isChanged = false;
    for (int i = 0; i < pair.before().parameters().size(); i++) {
      var before = pair.before().parameters().get(i).type().withoutNullness();
      var after = pair.after().parameters().get(i).type().withoutNullness();
      isChanged |= !before.equals(after);
    }
    boolean breaksOverriders = pair.isOverridable() && !Generics.isPlain(pair.before());
    if (isChanged && (breaksOverriders || !calls.takesAll(pair.after(), pair.before()))) {
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
    boolean isSwapped = false;
    for (int i = 0; i < before.size(); i++) {
      isSwapped |= after.contains(before.get(i)) && after.indexOf(before.get(i)) != i;
    }
    pair.add(changes, isSwapped ? ChangeKind.PARAMETERS_SWAPPED : ChangeKind.PARAMETER_RENAMED);
  }

  private static List<String> names(JavaMethod method) {
    return method.parameters().stream().map(JavaParameter::name).toList();
  }
}
