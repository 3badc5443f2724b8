package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.TypeUse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares what is above a class. */
final class SupertypeRule implements ClassRule {

  private static final String OBJECT = "java.lang.Object";
  private static final String THROWABLE = "java.lang.Throwable";
  private static final Set<String> UNCHECKED =
      Set.of("java.lang.RuntimeException", "java.lang.Error");

  @Override
  public void compare(ClassPair pair, Changes changes) {
    if (!pair.hasComparableMembers()) {
      return;
    }
    Set<String> before = pair.was().supertypes(pair.before().name());
    Set<String> after = pair.is().supertypes(pair.after().name());
    for (String each : nearest(before, after, pair.was())) {
      changes.add(ChangeKind.SUPERTYPE_REMOVED, pair.element(), each, "");
    }
    for (String each : nearest(after, before, pair.is())) {
      // Who catches both catches one too many now, or the wrong one first (JLS 11.2.3).
      boolean isCaught = pair.is().isSubclass(each, THROWABLE) && !each.equals(THROWABLE);
      changes.add(
          ChangeKind.SUPERTYPE_ADDED,
          Set.of(isCaught ? Impact.ADVISORY : Impact.COMPATIBLE),
          pair.element(),
          "",
          each);
    }
    arguments(pair, changes);
    if (after.contains(THROWABLE) && before.contains(THROWABLE)) {
      checked(pair, isChecked(before), isChecked(after), changes);
    }
  }

  /** The same type above with other arguments is another one to the compiler (JLS 4.10.2). */
  private static void arguments(ClassPair pair, Changes changes) {
    Map<String, TypeUse> before = Inheritance.of(pair.before(), pair.was());
    Map<String, TypeUse> after = Inheritance.of(pair.after(), pair.is());
    new TreeMap<>(before)
        .forEach(
            (name, type) -> {
              TypeUse now = after.get(name);
              if (now != null && !now.withoutNullness().equals(type.withoutNullness())) {
                changes.add(
                    ChangeKind.SUPERTYPE_ARGUMENTS_CHANGED,
                    pair.element(),
                    Texts.of(type),
                    Texts.of(now));
              }
            });
  }

  /** The types that only the first has, without those that are above another of them. */
  private static Set<String> nearest(Set<String> first, Set<String> second, World world) {
    Set<String> lost = new TreeSet<>(first);
    lost.removeAll(second);
    lost.remove(OBJECT);
    Set<String> nearest = new TreeSet<>(lost);
    for (String each : lost) {
      Set<String> above = new HashSet<>(world.supertypes(each));
      above.remove(each);
      nearest.removeAll(above);
    }
    return nearest;
  }

  private static void checked(
      ClassPair pair, boolean wasChecked, boolean isChecked, Changes changes) {
    if (wasChecked != isChecked) {
      changes.add(
          isChecked ? ChangeKind.EXCEPTION_NOW_CHECKED : ChangeKind.EXCEPTION_NO_LONGER_CHECKED,
          pair.element(),
          wasChecked ? "checked" : "unchecked",
          isChecked ? "checked" : "unchecked");
    }
  }

  static boolean isChecked(Set<String> supertypes) {
    return supertypes.contains(THROWABLE) && supertypes.stream().noneMatch(UNCHECKED::contains);
  }
}
