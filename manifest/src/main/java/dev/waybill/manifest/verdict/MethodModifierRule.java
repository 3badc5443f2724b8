package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import java.util.Set;

/** Compares who may call and override a method. */
final class MethodModifierRule implements MethodRule {

  @Override
  public void compare(MethodPair pair, Changes changes) {
    JavaMethod before = pair.before();
    JavaMethod after = pair.after();
    boolean isExtensible = pair.classes().was().isExtensible(pair.classes().before());
    visibility(pair, changes);
    if (before.is(JavaModifier.SYNCHRONIZED) != after.is(JavaModifier.SYNCHRONIZED)) {
      pair.add(changes, ChangeKind.SYNCHRONIZED_CHANGED);
    }
    if (before.is(JavaModifier.STATIC) != after.is(JavaModifier.STATIC)) {
      pair.add(
          changes,
          after.is(JavaModifier.STATIC)
              ? ChangeKind.METHOD_NOW_STATIC
              : ChangeKind.METHOD_NO_LONGER_STATIC);
      return;
    }
    if (before.is(JavaModifier.ABSTRACT) && !after.is(JavaModifier.ABSTRACT)) {
      pair.add(changes, ChangeKind.METHOD_NO_LONGER_ABSTRACT);
    } else if (after.is(JavaModifier.ABSTRACT) && !before.is(JavaModifier.ABSTRACT)) {
      World is = pair.classes().is();
      boolean breaks =
          isExtensible && Obligations.isNew(pair.classes(), is.key(pair.classes().after(), after));
      pair.add(
          changes,
          ChangeKind.METHOD_NOW_ABSTRACT,
          breaks ? ChangeKind.METHOD_NOW_ABSTRACT.impacts() : Set.of(Impact.COMPATIBLE));
    }
    if (isExtensible && before.is(JavaModifier.FINAL) && !after.is(JavaModifier.FINAL)) {
      pair.add(changes, ChangeKind.METHOD_NO_LONGER_FINAL);
    } else if (isExtensible && after.is(JavaModifier.FINAL) && !before.is(JavaModifier.FINAL)) {
      // The virtual machine lets a static method hide a final one; the compiler does not.
      pair.add(
          changes,
          ChangeKind.METHOD_NOW_FINAL,
          after.is(JavaModifier.STATIC)
              ? Set.of(Impact.SOURCE)
              : ChangeKind.METHOD_NOW_FINAL.impacts());
    }
  }

  private static void visibility(MethodPair pair, Changes changes) {
    JavaMethod before = pair.before();
    boolean isPublic = pair.after().is(JavaModifier.PUBLIC);
    // The constructors of an abstract class are called from those below it only.
    boolean isOfSubclasses =
        before.isConstructor() && pair.classes().before().is(JavaModifier.ABSTRACT);
    if (before.is(JavaModifier.PUBLIC) && !isPublic && !isOfSubclasses) {
      pair.add(changes, ChangeKind.METHOD_LESS_VISIBLE);
    } else if (!before.is(JavaModifier.PUBLIC) && isPublic && pair.isOverridable()) {
      pair.add(changes, ChangeKind.METHOD_MORE_VISIBLE);
    }
  }
}
