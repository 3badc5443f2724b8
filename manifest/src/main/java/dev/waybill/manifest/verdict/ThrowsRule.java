package dev.waybill.manifest.verdict;

import java.util.List;
import java.util.stream.Collectors;

/** Compares the exceptions that a method declares. */
final class ThrowsRule implements MethodRule {

  @Override
  public void compare(MethodPair pair, Changes changes) {
    List<String> before = names(pair.classes().was(), pair.was());
    List<String> after = names(pair.classes().is(), pair.is());
    World was = pair.classes().was();
    World is = pair.classes().is();
    for (String each : after) {
      if (!before.contains(each)) {
        boolean isChecked = SupertypeRule.isChecked(is.supertypes(each));
        boolean isNew = before.stream().noneMatch(old -> is.isSubclass(each, old));
        if (isChecked && isNew) {
          add(pair, changes, ChangeKind.CHECKED_EXCEPTION_ADDED, "", each);
        } else if (!isChecked) {
          add(pair, changes, ChangeKind.UNCHECKED_EXCEPTION_DECLARED, "", each);
        }
      }
    }
    for (String each : before) {
      if (!after.contains(each)) {
        boolean isChecked = SupertypeRule.isChecked(was.supertypes(each));
        boolean isCovered = after.stream().anyMatch(now -> is.isSubclass(each, now));
        // Where a narrower one is left, or all exceptions could be thrown, clients still may not
        // catch a subclass of it: nothing throws that any more (JLS 11.2.3).
        add(
            pair,
            changes,
            isChecked && !isCovered
                ? ChangeKind.CHECKED_EXCEPTION_REMOVED
                : ChangeKind.EXCEPTION_NO_LONGER_DECLARED,
            each,
            after.stream()
                .filter(now -> is.isSubclass(now, each))
                .collect(Collectors.joining(", ")));
      }
    }
  }

  private static void add(
      MethodPair pair, Changes changes, ChangeKind kind, String before, String after) {
    changes.add(kind, pair.element(), before, after);
  }

  /** A type variable stands for what it extends. */
  private static List<String> names(World world, World.SeenMethod method) {
    return method.declared().thrown().stream()
        .map(each -> world.erased(method.owner(), method.declared(), each))
        .toList();
  }
}
