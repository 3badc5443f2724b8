package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.Nullness;

/** Compares what is said about {@code null} in parameters and results. */
final class MethodNullnessRule implements MethodRule {

  @Override
  public void compare(MethodPair pair, Changes changes) {
    JavaClass was = pair.was().owner();
    boolean isWithin =
        Nulls.differWithin(was, pair.before().result(), pair.is().owner(), pair.after().result());
    for (int i = 0; i < pair.before().parameters().size(); i++) {
      Nullness before = Nulls.of(was, pair.before().parameters().get(i).type());
      Nullness after = Nulls.of(pair.is().owner(), pair.after().parameters().get(i).type());
      if (before == Nullness.NULLABLE && after == Nullness.NON_NULL) {
        pair.add(changes, ChangeKind.NULL_NO_LONGER_ACCEPTED);
      } else if (before == Nullness.NON_NULL && after == Nullness.NULLABLE) {
        pair.add(changes, ChangeKind.NULL_NOW_ACCEPTED);
      }
      isWithin |=
          Nulls.differWithin(
              was,
              pair.before().parameters().get(i).type(),
              pair.is().owner(),
              pair.after().parameters().get(i).type());
    }
    Nullness before = Nulls.of(was, pair.before().result());
    Nullness after = Nulls.of(pair.is().owner(), pair.after().result());
    if (before == Nullness.NON_NULL && after == Nullness.NULLABLE) {
      pair.add(changes, ChangeKind.NULL_NOW_RETURNED);
    } else if (before == Nullness.NULLABLE && after == Nullness.NON_NULL) {
      pair.add(changes, ChangeKind.NULL_NO_LONGER_RETURNED);
    }
    if (isWithin) {
      pair.add(changes, ChangeKind.NULLNESS_WITHIN_CHANGED);
    }
  }
}
