package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import java.util.HashSet;
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
    if (pair.before().kind() != pair.after().kind()) {
      return;
    }
    Set<String> before = pair.was().supertypes(pair.before().name());
    Set<String> after = pair.is().supertypes(pair.after().name());
    for (String each : nearest(before, after, pair.was())) {
      changes.add(ChangeKind.SUPERTYPE_REMOVED, pair.element(), each, "");
    }
    for (String each : nearest(after, before, pair.is())) {
      changes.add(ChangeKind.SUPERTYPE_ADDED, pair.element(), "", each);
      inheritedAbstract(pair, each, changes);
    }
    if (after.contains(THROWABLE) && before.contains(THROWABLE)) {
      checked(pair, isChecked(before), isChecked(after), changes);
    }
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

  /** A new supertype asks subclasses for methods that nobody between them has. */
  private static void inheritedAbstract(ClassPair pair, String added, Changes changes) {
    if (!pair.isExtensible()) {
      return;
    }
    TreeMap<String, String> lacking = new TreeMap<>();
    for (String name : pair.is().supertypes(added)) {
      JavaClass above = pair.is().find(name).orElse(null);
      if (above == null) {
        continue;
      }
      for (JavaMethod method : above.methods()) {
        String key = pair.is().key(above, method);
        if (method.is(JavaModifier.ABSTRACT)
            && !pair.before().methods().stream()
                .anyMatch(each -> pair.was().key(pair.before(), each).equals(key))
            && isLacking(pair, key)) {
          lacking.put(key, Texts.of(above, method));
        }
      }
    }
    lacking
        .values()
        .forEach(each -> changes.add(ChangeKind.ABSTRACT_METHOD_ADDED, pair.element(), "", each));
  }

  private static boolean isLacking(ClassPair pair, String key) {
    return pair.is()
        .findMethod(pair.after(), key)
        .map(found -> found.member().is(JavaModifier.ABSTRACT))
        .orElse(true);
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
