package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.surface.TypeVariable;
import java.util.List;
import java.util.Set;

/** Compares the type parameters of a method, which callers may give and overriders repeat. */
final class MethodTypeParameterRule implements MethodRule {

  @Override
  public void compare(MethodPair pair, Changes changes) {
    if (!pair.before().typeParameters().equals(pair.after().typeParameters())) {
      pair.add(
          changes,
          ChangeKind.METHOD_TYPE_PARAMETERS_CHANGED,
          Set.of(breaks(pair) ? Impact.SOURCE : Impact.COMPATIBLE));
    }
  }

  private static boolean breaks(MethodPair pair) {
    List<TypeVariable> before = pair.before().typeParameters();
    List<TypeVariable> after = pair.after().typeParameters();
    if (before.isEmpty()) {
      // A method without generics overrides one whose erasure it is (JLS 8.4.2); a lambda does not.
      boolean isBrokenBelow =
          pair.isOverridable()
              && (!Generics.isPlain(pair.before())
                  || Lambdas.isMethodOf(
                      pair.classes().before(), pair.was().method(), pair.classes().was()));
      return isBrokenBelow
          || (pair.before().result().name().equals(TypeUse.OBJECT.name())
              && isForCallersToChoose(pair.after()));
    }
    if (after.isEmpty()) {
      // Type arguments of a method that has no parameters are passed over (JLS 15.12.2.1).
      return pair.isOverridable();
    }
    return pair.isOverridable() || before.size() != after.size() || !isLoosened(pair);
  }

  /**
   * Whether nothing but its use says of which type a result is. Passed on as an {@code Object} it
   * meant the one overload that takes anything; now callers mean others, or are ambiguous.
   */
  private static boolean isForCallersToChoose(JavaMethod method) {
    String result = method.result().name();
    return method.result().form() == TypeUse.Form.VARIABLE
        && method.typeParameters().stream().anyMatch(each -> each.name().equals(result))
        && method.parameters().stream().noneMatch(each -> Generics.mentions(each.type(), result));
  }

  private static boolean isLoosened(MethodPair pair) {
    Assignability types = new Assignability(pair.classes().is());
    for (int i = 0; i < pair.before().typeParameters().size(); i++) {
      TypeVariable before = pair.before().typeParameters().get(i);
      TypeVariable after = pair.after().typeParameters().get(i);
      boolean isSame = before.equals(after);
      if (!isSame && (!types.isImplied(before, after) || mentions(pair.before(), before.name()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean mentions(JavaMethod method, String variable) {
    return Generics.mentions(method.result(), variable)
        || method.thrown().stream().anyMatch((TypeUse each) -> Generics.mentions(each, variable));
  }
}
