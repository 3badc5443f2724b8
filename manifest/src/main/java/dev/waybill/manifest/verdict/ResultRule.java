package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.TypeUse;
import java.util.EnumSet;
import java.util.Set;

/** Compares what a method returns. */
final class ResultRule implements MethodRule {

  @Override
  public void compare(MethodPair pair, Changes changes) {
    TypeUse before = pair.before().result().withoutNullness();
    TypeUse after = pair.after().result().withoutNullness();
    if (before.equals(after)) {
      return;
    }
    ClassPair classes = pair.classes();
    boolean isAssignable = isAssignable(before, after, classes.is());
    String erasedBefore = classes.was().erased(classes.before(), pair.before(), before);
    String erasedAfter = classes.is().erased(pair.owner(), pair.after(), after);
    if (erasedBefore.equals(erasedAfter)) {
      if (!isAssignable || pair.isOverridable()) {
        pair.add(changes, ChangeKind.RESULT_GENERICS_CHANGED);
      }
      return;
    }
    if (classes.before().kind() == ClassKind.ANNOTATION) {
      pair.add(changes, ChangeKind.RESULT_TYPE_CHANGED);
      return;
    }
    Set<Impact> impacts = EnumSet.noneOf(Impact.class);
    if (!hasBridge(pair, erasedBefore)) {
      impacts.add(Impact.BINARY);
    }
    if (!isAssignable || pair.isOverridable()) {
      impacts.add(Impact.SOURCE);
    }
    if (impacts.isEmpty()) {
      impacts.add(Impact.COMPATIBLE);
    }
    changes.add(
        isAssignable ? ChangeKind.RESULT_TYPE_NARROWED : ChangeKind.RESULT_TYPE_CHANGED,
        impacts,
        pair.element(),
        pair.textBefore(),
        pair.textAfter());
  }

  private static boolean isAssignable(TypeUse before, TypeUse after, World world) {
    // A call whose result nobody could use goes on without using it.
    return before.name().equals("void") || new Assignability(world).isAssignable(after, before);
  }

  /**
   * Where a method above returns the old type, the compiler writes one that returns it here too.
   */
  private static boolean hasBridge(MethodPair pair, String erasedBefore) {
    World world = pair.classes().is();
    String key = world.key(pair.owner(), pair.after());
    for (String name : world.supertypes(pair.owner().name())) {
      if (name.equals(pair.owner().name())) {
        continue;
      }
      boolean isFound =
          world
              .find(name)
              .map(
                  above ->
                      above.methods().stream()
                          .filter(each -> world.key(above, each).equals(key))
                          .map((JavaMethod each) -> world.erased(above, each, each.result()))
                          .anyMatch(erasedBefore::equals))
              .orElse(false);
      if (isFound) {
        return true;
      }
    }
    return false;
  }
}
