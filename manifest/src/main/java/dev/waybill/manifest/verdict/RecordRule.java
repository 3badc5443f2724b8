package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.JavaParameter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the components of a record, which patterns take by their places. */
final class RecordRule implements ClassRule {

  @Override
  public void compare(ClassPair pair, Changes changes) {
    if (pair.before().kind() != ClassKind.RECORD || pair.after().kind() != ClassKind.RECORD) {
      return;
    }
    List<JavaParameter> before = pair.before().components();
    List<JavaParameter> after = pair.after().components();
    ChangeKind kind = kind(before, after);
    if (kind != null) {
      changes.add(kind, pair.element(), text(before), text(after));
    }
  }

  private static @org.jspecify.annotations.Nullable ChangeKind kind(
      List<JavaParameter> before, List<JavaParameter> after) {
    if (before.size() != after.size()) {
      return before.size() < after.size()
          ? ChangeKind.RECORD_COMPONENT_ADDED
          : ChangeKind.RECORD_COMPONENT_REMOVED;
    }
    List<String> names = before.stream().map(JavaParameter::name).toList();
    List<String> now = after.stream().map(JavaParameter::name).toList();
    boolean hasSameTypes = types(before).equals(types(after));
    if (!hasSameTypes || !Set.copyOf(names).equals(Set.copyOf(now))) {
      return ChangeKind.RECORD_COMPONENT_CHANGED;
    }
    return names.equals(now) ? null : ChangeKind.RECORD_COMPONENTS_SWAPPED;
  }

  private static List<String> types(List<JavaParameter> components) {
    return components.stream().map(each -> Texts.of(each.type().withoutNullness())).toList();
  }

  private static String text(List<JavaParameter> components) {
    return components.stream()
        .map(each -> Texts.of(each.type()) + " " + each.name())
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
