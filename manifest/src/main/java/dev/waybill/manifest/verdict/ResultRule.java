package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.TypeUse;
import java.util.EnumSet;
import java.util.Set;

/** Compares what a method returns. */
final class ResultRule implements MethodRule {

  @Override
  public void compare(MethodPair pair, Changes changes) {
    TypeUse before = pair.before().result().withoutNullness();
    TypeUse after = pair.after().result().withoutNullness();
    String erasedBefore = pair.erasedBefore();
    boolean isLinked = erasedBefore.equals(pair.erasedAfter());
    if (before.equals(after) && isLinked) {
      return;
    }
    ClassPair classes = pair.classes();
    boolean isAssignable = before.equals(after) || isAssignable(before, after, classes.is());
    if (isLinked) {
      // Uses of an annotation give what its element returns.
      boolean isGiven = classes.before().kind() == ClassKind.ANNOTATION;
      if (!isAssignable || isGiven || (pair.isOverridable() && !Generics.isPlain(before))) {
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
    if (!isAssignable || (pair.isOverridable() && !before.equals(after))) {
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
    if (before.name().equals("void")) {
      return true;
    }
    // What is called on a raw result takes anything (JLS 4.8).
    if (before.name().equals(after.name())
        && before.arguments().isEmpty()
        && !after.arguments().isEmpty()) {
      return false;
    }
    // Clients call methods of a box and cast a number, so that no conversion is like the other.
    return before.isReference() == after.isReference()
        && before.isReference()
        && new Assignability(world).isAssignable(after, before);
  }

  /**
   * Where a method above returns the old type, the compiler writes one that returns it here too.
   */
  private static boolean hasBridge(MethodPair pair, String erasedBefore) {
    World world = pair.classes().is();
    String key = world.key(pair.is().owner(), pair.is().declared());
    return world.methods(pair.classes().after(), pair.after().name()).stream()
        .filter(each -> world.key(each.owner(), each.declared()).equals(key))
        .map(each -> world.erased(each.owner(), each.declared(), each.declared().result()))
        .anyMatch(erasedBefore::equals);
  }
}
