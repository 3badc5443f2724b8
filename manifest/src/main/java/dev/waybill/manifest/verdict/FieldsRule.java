package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaModifier;
import dev.waybill.manifest.surface.TypeUse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Compares the fields of a class; {@link EnumRule} compares the constants of an enum. */
final class FieldsRule implements ClassRule {

  @Override
  public void compare(ClassPair pair, Changes changes) {
    if (pair.before().kind() != pair.after().kind()) {
      return;
    }
    Map<String, JavaField> added = new HashMap<>();
    pair.after().fields().forEach(each -> added.put(each.name(), each));
    for (JavaField before : pair.before().fields()) {
      JavaField after = added.remove(before.name());
      if (before.isEnumConstant()) {
        continue;
      }
      if (after != null) {
        compare(pair, before, after, changes);
      } else if (pair.is().findField(pair.after(), before.name()).isEmpty()) {
        changes.add(
            ChangeKind.FIELD_REMOVED, Element.of(pair.before(), before), Texts.of(before), "");
      }
    }
    added.values().stream()
        .filter(each -> !each.isEnumConstant())
        .forEach(each -> added(pair, each, changes));
  }

  private static void added(ClassPair pair, JavaField field, Changes changes) {
    boolean hides = pair.was().findField(pair.before(), field.name()).isPresent();
    changes.add(
        hides ? ChangeKind.FIELD_HIDES : ChangeKind.FIELD_ADDED,
        Element.of(pair.after(), field),
        "",
        Texts.of(field));
  }

  private static void compare(ClassPair pair, JavaField before, JavaField after, Changes changes) {
    Reporter report = new Reporter(changes, Element.of(pair.before(), before), before, after);
    if (before.is(JavaModifier.PUBLIC) && !after.is(JavaModifier.PUBLIC)) {
      report.add(ChangeKind.FIELD_LESS_VISIBLE);
    }
    if (before.is(JavaModifier.STATIC) != after.is(JavaModifier.STATIC)) {
      report.add(
          after.is(JavaModifier.STATIC)
              ? ChangeKind.FIELD_NOW_STATIC
              : ChangeKind.FIELD_NO_LONGER_STATIC);
    }
    if (before.is(JavaModifier.FINAL) != after.is(JavaModifier.FINAL)) {
      report.add(
          after.is(JavaModifier.FINAL)
              ? ChangeKind.FIELD_NOW_FINAL
              : ChangeKind.FIELD_NO_LONGER_FINAL);
    }
    if (before.is(JavaModifier.VOLATILE) != after.is(JavaModifier.VOLATILE)) {
      report.add(ChangeKind.VOLATILE_CHANGED);
    }
    type(pair, before, after, report);
    value(before, after, report);
    Deprecations.compare(report.element, before.annotations(), after.annotations(), changes);
  }

  private static void type(ClassPair pair, JavaField before, JavaField after, Reporter report) {
    TypeUse was = before.type().withoutNullness();
    TypeUse is = after.type().withoutNullness();
    if (was.equals(is)) {
      return;
    }
    boolean hasSameErasure =
        pair.was().erased(pair.before(), before).equals(pair.is().erased(pair.after(), after));
    Assignability types = new Assignability(pair.is());
    // A field that clients assign takes values of the old type, too.
    boolean isConvertible =
        types.isAssignable(is, was)
            && (before.is(JavaModifier.FINAL) || types.isAssignable(was, is));
    if (!hasSameErasure) {
      boolean isInlined = !before.value().isEmpty();
      report.add(
          ChangeKind.FIELD_TYPE_CHANGED,
          isConvertible
              ? Set.of(isInlined ? Impact.ADVISORY : Impact.BINARY)
              : ChangeKind.FIELD_TYPE_CHANGED.impacts());
    } else if (!isConvertible) {
      report.add(ChangeKind.FIELD_GENERICS_CHANGED);
    }
  }

  private static void value(JavaField before, JavaField after, Reporter report) {
    if (before.value().equals(after.value())) {
      return;
    }
    if (before.value().isEmpty()) {
      report.add(ChangeKind.CONSTANT_NOW_CONSTANT);
    } else if (after.value().isEmpty()) {
      report.add(ChangeKind.CONSTANT_NO_LONGER_CONSTANT);
    } else {
      report.add(ChangeKind.CONSTANT_VALUE_CHANGED);
    }
  }

  /** Reports changes of one field. */
  private record Reporter(Changes changes, Element element, JavaField before, JavaField after) {

    void add(ChangeKind kind) {
      add(kind, kind.impacts());
    }

    void add(ChangeKind kind, Set<Impact> impacts) {
      changes.add(kind, impacts, element, Texts.of(before), Texts.of(after));
    }
  }
}
