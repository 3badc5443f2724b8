package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares the constants of an enum. */
final class EnumRule implements ClassRule {

  @Override
  public void compare(ClassPair pair, Changes changes) {
    if (pair.before().kind() != ClassKind.ENUM || pair.after().kind() != ClassKind.ENUM) {
      return;
    }
    List<String> before = constants(pair.before());
    List<String> after = constants(pair.after());
    for (String each : after) {
      if (!before.contains(each)) {
        changes.add(
            ChangeKind.ENUM_CONSTANT_ADDED,
            pair.isNonExhaustive()
                ? Set.of(Impact.COMPATIBLE)
                : ChangeKind.ENUM_CONSTANT_ADDED.impacts(),
            pair.element(),
            "",
            each);
      }
    }
    for (String each : before) {
      if (!after.contains(each)) {
        changes.add(
            ChangeKind.ENUM_CONSTANT_REMOVED,
            isField(pair.after(), each)
                // Clients link to it still, but it is no case and has no such name.
                ? Set.of(Impact.SOURCE, Impact.BEHAVIOUR)
                : ChangeKind.ENUM_CONSTANT_REMOVED.impacts(),
            pair.element(),
            each,
            "");
      }
    }
    List<String> kept = new ArrayList<>(before);
    kept.retainAll(after);
    List<String> now = new ArrayList<>(after);
    now.retainAll(before);
    if (!kept.equals(now)) {
      changes.add(
          ChangeKind.ENUM_CONSTANTS_REORDERED,
          pair.element(),
          String.join(", ", kept),
          String.join(", ", now));
    }
  }

  private static boolean isField(JavaClass clazz, String name) {
    return clazz.fields().stream()
        .anyMatch(
            each ->
                each.name().equals(name)
                    && each.is(JavaModifier.STATIC)
                    && each.type().name().equals(clazz.name()));
  }

  private static List<String> constants(JavaClass clazz) {
    return clazz.fields().stream().filter(JavaField::isEnumConstant).map(JavaField::name).toList();
  }
}
