package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;

/** Compares who may call and override a method. */
final class MethodModifierRule implements MethodRule {

  @Override
  public void compare(MethodPair pair, Changes changes) {
    JavaMethod before = pair.before();
    JavaMethod after = pair.after();
    boolean isExtensible = pair.classes().before().isExtensible();
    if (before.is(JavaModifier.PUBLIC) && !after.is(JavaModifier.PUBLIC)) {
      pair.add(changes, ChangeKind.METHOD_LESS_VISIBLE);
    } else if (!before.is(JavaModifier.PUBLIC)
        && after.is(JavaModifier.PUBLIC)
        && pair.isOverridable()) {
      pair.add(changes, ChangeKind.METHOD_MORE_VISIBLE);
    }
    if (before.is(JavaModifier.STATIC) != after.is(JavaModifier.STATIC)) {
      pair.add(
          changes,
          after.is(JavaModifier.STATIC)
              ? ChangeKind.METHOD_NOW_STATIC
              : ChangeKind.METHOD_NO_LONGER_STATIC);
      return;
    }
    if (before.is(JavaModifier.ABSTRACT) != after.is(JavaModifier.ABSTRACT)) {
      boolean breaks = after.is(JavaModifier.ABSTRACT) && isExtensible;
      pair.add(
          changes, breaks ? ChangeKind.METHOD_NOW_ABSTRACT : ChangeKind.METHOD_NO_LONGER_ABSTRACT);
    }
    if (isExtensible && before.is(JavaModifier.FINAL) != after.is(JavaModifier.FINAL)) {
      pair.add(
          changes,
          after.is(JavaModifier.FINAL)
              ? ChangeKind.METHOD_NOW_FINAL
              : ChangeKind.METHOD_NO_LONGER_FINAL);
    }
  }
}
