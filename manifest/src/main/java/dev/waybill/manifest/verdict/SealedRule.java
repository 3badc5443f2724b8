package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaModifier;
import java.util.Set;

/** Compares the cases of a sealed class, over which clients switch. */
final class SealedRule implements ClassRule {

  @Override
  public void compare(ClassPair pair, Changes changes) {
    JavaClass before = pair.before();
    JavaClass after = pair.after();
    if (!before.is(JavaModifier.SEALED)) {
      return;
    }
    if (!after.is(JavaModifier.SEALED)) {
      // A switch over a class that has instances of its own needs a case for the class itself.
      changes.add(
          ChangeKind.NO_LONGER_SEALED,
          isSwitched(before) ? ChangeKind.NO_LONGER_SEALED.impacts() : Set.of(Impact.COMPATIBLE),
          pair.element(),
          String.join(", ", before.permits()),
          "");
      return;
    }
    for (String each : after.permits()) {
      if (!before.permits().contains(each)) {
        boolean isAnnounced = pair.isNonExhaustive() || !isSwitched(before);
        changes.add(
            ChangeKind.PERMITTED_ADDED,
            isAnnounced ? Set.of(Impact.COMPATIBLE) : ChangeKind.PERMITTED_ADDED.impacts(),
            pair.element(),
            "",
            each);
      }
    }
    for (String each : before.permits()) {
      if (!after.permits().contains(each)) {
        changes.add(ChangeKind.PERMITTED_REMOVED, pair.element(), each, "");
      }
    }
  }

  private static boolean isSwitched(JavaClass clazz) {
    return clazz.kind() == ClassKind.INTERFACE || clazz.is(JavaModifier.ABSTRACT);
  }
}
