package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.Nullness;
import dev.waybill.manifest.surface.TypeUse;

/** Compares what is said about {@code null} in parameters and results. */
final class MethodNullnessRule implements MethodRule {

  @Override
  public void compare(MethodPair pair, Changes changes) {
    JavaClass was = pair.classes().before();
    for (int i = 0; i < pair.before().parameters().size(); i++) {
      Nullness before = nullness(was, pair.before().parameters().get(i).type());
      Nullness after = nullness(pair.owner(), pair.after().parameters().get(i).type());
      if (before == Nullness.NULLABLE && after == Nullness.NON_NULL) {
        pair.add(changes, ChangeKind.NULL_NO_LONGER_ACCEPTED);
      } else if (before == Nullness.NON_NULL && after == Nullness.NULLABLE) {
        pair.add(changes, ChangeKind.NULL_NOW_ACCEPTED);
      }
    }
    Nullness before = nullness(was, pair.before().result());
    Nullness after = nullness(pair.owner(), pair.after().result());
    if (before == Nullness.NON_NULL && after == Nullness.NULLABLE) {
      pair.add(changes, ChangeKind.NULL_NOW_RETURNED);
    } else if (before == Nullness.NULLABLE && after == Nullness.NON_NULL) {
      pair.add(changes, ChangeKind.NULL_NO_LONGER_RETURNED);
    }
  }

  /** In a class that is {@code @NullMarked} a type without a word is not nullable. */
  private static Nullness nullness(JavaClass owner, TypeUse type) {
    boolean isMarked = !ClassPair.annotation(owner.annotations(), "NullMarked").isEmpty();
    boolean isConcrete = type.form() == TypeUse.Form.CLASS || type.form() == TypeUse.Form.ARRAY;
    return type.nullness() == Nullness.UNSPECIFIED && isMarked && isConcrete
        ? Nullness.NON_NULL
        : type.nullness();
  }
}
