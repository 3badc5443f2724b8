package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaModifier;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
    boolean isSwitched = isSwitched(pair);
    if (!after.is(JavaModifier.SEALED)) {
      changes.add(
          ChangeKind.NO_LONGER_SEALED,
          isSwitched ? ChangeKind.NO_LONGER_SEALED.impacts() : Set.of(Impact.COMPATIBLE),
          pair.element(),
          String.join(", ", before.permits()),
          "");
      return;
    }
    if (isSwitched && !hasCasesOnly(after)) {
      changes.add(ChangeKind.PERMITTED_ADDED, pair.element(), "", "instances of its own");
    }
    for (String each : after.permits()) {
      if (!isCovered(each, before.permits(), pair.is())) {
        boolean isAnnounced = pair.isNonExhaustive() || !isSwitched;
        changes.add(
            ChangeKind.PERMITTED_ADDED,
            isAnnounced ? Set.of(Impact.COMPATIBLE) : ChangeKind.PERMITTED_ADDED.impacts(),
            pair.element(),
            "",
            each);
      }
    }
    for (String each : before.permits()) {
      if (!pair.is().isSubclass(each, after.name())) {
        removed(pair, each, changes);
      }
    }
  }

  private static void removed(ClassPair pair, String permitted, Changes changes) {
    boolean isNamed = pair.was().findOwn(permitted).isPresent();
    changes.add(
        ChangeKind.PERMITTED_REMOVED,
        isNamed ? ChangeKind.PERMITTED_REMOVED.impacts() : Set.of(Impact.COMPATIBLE),
        pair.element(),
        permitted,
        "");
  }

  /**
   * Whether a switch over its cases was exhaustive: a class that has instances of its own needs a
   * case for itself, and so do cases that clients cannot name.
   */
  private static boolean isSwitched(ClassPair pair) {
    List<String> cases = pair.before().permits();
    return hasCasesOnly(pair.before())
        && cases.stream().allMatch(each -> pair.was().findOwn(each).isPresent());
  }

  private static boolean hasCasesOnly(JavaClass clazz) {
    return clazz.kind() == ClassKind.INTERFACE || clazz.is(JavaModifier.ABSTRACT);
  }

  /** Whether cases take in a class, perhaps by taking in all that it permits itself. */
  private static boolean isCovered(String permitted, Collection<String> cases, World world) {
    if (cases.contains(permitted)) {
      return true;
    }
    Optional<JavaClass> clazz = world.findOwn(permitted);
    return clazz.isPresent()
        && clazz.get().is(JavaModifier.SEALED)
        && hasCasesOnly(clazz.get())
        && clazz.get().permits().stream().allMatch(each -> isCovered(each, cases, world));
  }
}
