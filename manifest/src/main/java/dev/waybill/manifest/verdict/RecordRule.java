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
    Element element = pair.element();
    if (before.size() != after.size()) {
      ChangeKind kind =
          before.size() < after.size()
              ? ChangeKind.RECORD_COMPONENT_ADDED
              : ChangeKind.RECORD_COMPONENT_REMOVED;
      changes.add(kind, element, text(before), text(after));
    } else if (!types(before).equals(types(after))) {
      changes.add(ChangeKind.RECORD_COMPONENT_CHANGED, element, text(before), text(after));
    } else {
      names(pair, before, after, changes);
    }
  }

  /** Patterns take components by their places, serialized records by their names. */
  private static void names(
      ClassPair pair, List<JavaParameter> before, List<JavaParameter> after, Changes changes) {
    List<String> names = before.stream().map(JavaParameter::name).toList();
    List<String> now = after.stream().map(JavaParameter::name).toList();
    if (names.equals(now)) {
      return;
    }
    boolean isSwapped = Set.copyOf(names).equals(Set.copyOf(now));
    boolean isSerialized = pair.was().isSubclass(pair.before().name(), "java.io.Serializable");
    changes.add(
        isSwapped ? ChangeKind.RECORD_COMPONENTS_SWAPPED : ChangeKind.RECORD_COMPONENT_CHANGED,
        Set.of(isSwapped || isSerialized ? Impact.BEHAVIOUR : Impact.ADVISORY),
        pair.element(),
        text(before),
        text(after));
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
