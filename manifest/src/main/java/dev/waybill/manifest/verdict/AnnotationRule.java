package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.ClassKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares where an annotation type may stand and how long it lives. */
final class AnnotationRule implements ClassRule {

  private static final List<String> RETENTIONS = List.of("SOURCE", "CLASS", "RUNTIME");

  /** Where an annotation may stand that names no target: all declarations, no use of a type. */
  private static final Set<String> DECLARATIONS =
      Set.of(
          "TYPE",
          "FIELD",
          "METHOD",
          "PARAMETER",
          "CONSTRUCTOR",
          "LOCAL_VARIABLE",
          "ANNOTATION_TYPE",
          "PACKAGE",
          "TYPE_PARAMETER",
          "MODULE",
          "RECORD_COMPONENT");

  @Override
  public void compare(ClassPair pair, Changes changes) {
    if (pair.before().kind() != ClassKind.ANNOTATION
        || pair.after().kind() != ClassKind.ANNOTATION) {
      return;
    }
    targets(pair, changes);
    int before = retention(pair.before().annotations());
    int after = retention(pair.after().annotations());
    if (before != after) {
      changes.add(
          after < before
              ? ChangeKind.ANNOTATION_RETENTION_LOWERED
              : ChangeKind.ANNOTATION_RETENTION_RAISED,
          pair.element(),
          RETENTIONS.get(before),
          RETENTIONS.get(after));
    }
    boolean wasInherited = has(pair.before().annotations(), "Inherited");
    boolean isInherited = has(pair.after().annotations(), "Inherited");
    if (wasInherited != isInherited) {
      changes.add(
          isInherited ? ChangeKind.ANNOTATION_NOW_INHERITED : ChangeKind.ANNOTATION_NOT_INHERITED,
          pair.element(),
          wasInherited ? "@Inherited" : "",
          isInherited ? "@Inherited" : "");
    }
    repeatable(pair, changes);
  }

  private static void repeatable(ClassPair pair, Changes changes) {
    String before = ClassPair.annotation(pair.before().annotations(), "Repeatable");
    String after = ClassPair.annotation(pair.after().annotations(), "Repeatable");
    if (!before.isEmpty() && !before.equals(after)) {
      changes.add(
          ChangeKind.ANNOTATION_NOT_REPEATABLE,
          // In another container it is not found in the one of before.
          Set.of(after.isEmpty() ? Impact.SOURCE : Impact.BEHAVIOUR),
          pair.element(),
          before,
          after);
    }
  }

  private static void targets(ClassPair pair, Changes changes) {
    Set<String> before = targets(pair.before().annotations());
    Set<String> after = targets(pair.after().annotations());
    Set<String> lost = new TreeSet<>(before);
    lost.removeAll(after);
    // TYPE covers annotation types, and a parameter of a type stands where types are used.
    lost.removeIf(each -> each.equals("ANNOTATION_TYPE") && after.contains("TYPE"));
    lost.removeIf(each -> each.equals("TYPE_PARAMETER") && after.contains("TYPE_USE"));
    if (!lost.isEmpty()) {
      changes.add(
          ChangeKind.ANNOTATION_TARGET_NARROWED,
          pair.element(),
          String.join(", ", before),
          String.join(", ", after));
    } else if (!before.equals(after)) {
      changes.add(
          ChangeKind.ANNOTATION_TARGET_WIDENED,
          pair.element(),
          String.join(", ", before),
          String.join(", ", after));
    }
  }

  private static Set<String> targets(List<String> annotations) {
    String target = ClassPair.annotation(annotations, "Target");
    if (target.isEmpty()) {
      return new TreeSet<>(DECLARATIONS);
    }
    Set<String> targets = new TreeSet<>();
    for (String each : target.substring("@Target(".length()).split("[{}(), ]+", -1)) {
      if (!each.isEmpty()) {
        targets.add(each);
      }
    }
    return targets;
  }

  private static int retention(List<String> annotations) {
    String retention = ClassPair.annotation(annotations, "Retention");
    for (int i = 0; i < RETENTIONS.size(); i++) {
      if (retention.contains(RETENTIONS.get(i))) {
        return i;
      }
    }
    return RETENTIONS.indexOf("CLASS");
  }

  private static boolean has(List<String> annotations, String name) {
    return !ClassPair.annotation(annotations, name).isEmpty();
  }
}
