package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaField;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares the constants of an enum. */
final class EnumRule implements ClassRule {

  @Override
  public void compare(ClassPair pair, Changes changes) {
    List<String> before = constants(pair.before());
    List<String> after = constants(pair.after());
    for (String each : after) {
      if (!before.contains(each) && !before.isEmpty()) {
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
        changes.add(ChangeKind.ENUM_CONSTANT_REMOVED, pair.element(), each, "");
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

  private static List<String> constants(JavaClass clazz) {
    return clazz.fields().stream().filter(JavaField::isEnumConstant).map(JavaField::name).toList();
  }
}
