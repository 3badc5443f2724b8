package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaModifier;
import dev.waybill.manifest.surface.Nullness;
import dev.waybill.manifest.surface.TypeUse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Compares the fields of a class; {@link EnumRule} compares the constants of an enum. */
final class FieldsRule implements ClassRule {

  @Override
  public void compare(ClassPair pair, Changes changes) {
    if (!pair.hasComparableMembers()) {
      return;
    }
    Map<String, JavaField> added = new TreeMap<>();
    pair.after().fields().forEach(each -> added.put(each.name(), each));
    for (JavaField before : pair.before().fields().stream().filter(JavaField::isVisible).toList()) {
      JavaField after = added.remove(before.name());
      if (before.isEnumConstant() && pair.after().kind() == ClassKind.ENUM) {
        if (after != null) {
          deprecations(pair, before, after, changes);
        }
      } else if (after != null) {
        compare(pair, before, new World.SeenField(pair.after(), after, after), changes);
      } else {
        gone(pair, before, changes);
      }
    }
    added.values().stream()
        .filter(each -> !each.isEnumConstant())
        .forEach(each -> added(pair, each, changes));
  }

  /** A field that stands in a class above now is found there. */
  private static void gone(ClassPair pair, JavaField field, Changes changes) {
    Optional<World.SeenField> above = pair.is().findField(pair.after(), field.name());
    if (above.isPresent()) {
      new FieldReport(changes, pair, field, above.get().field()).add(ChangeKind.FIELD_MOVED_UP);
      compare(pair, field, above.get(), changes);
    } else {
      changes.add(
          ChangeKind.FIELD_REMOVED,
          FieldReport.linked(field, ChangeKind.FIELD_REMOVED.impacts()),
          Element.of(pair.before(), field),
          Texts.of(field),
          "");
    }
  }

  private static void added(ClassPair pair, JavaField field, Changes changes) {
    Optional<World.SeenField> hidden =
        pair.was().findField(pair.before(), field.name()).filter(each -> each.field().isVisible());
    // Before the names around a class come those that it inherits, which must be one (JLS 6.5.6).
    ChangeKind plain =
        pair.isExtensible() ? ChangeKind.FIELD_ADDED_TO_EXTENSIBLE : ChangeKind.FIELD_ADDED;
    if (field.isVisible()) {
      changes.add(
          hidden.isPresent() ? ChangeKind.FIELD_HIDES : plain,
          Element.of(pair.after(), field),
          "",
          Texts.of(field));
    }
    hidden.ifPresent(each -> hides(pair, each, field, changes));
  }

  /** Clients that name a field by a class below its own find another one there (JLS 13.4.8). */
  private static void hides(
      ClassPair pair, World.SeenField hidden, JavaField field, Changes changes) {
    JavaField before = hidden.field();
    FieldReport report = new FieldReport(changes, pair, before, field);
    boolean isLinked =
        pair.was()
            .erased(hidden.owner(), hidden.declared())
            .equals(pair.is().erased(pair.after(), field));
    if (isLinked) {
      access(before, field, ChangeKind::impacts, report);
    } else {
      // The virtual machine finds a field by its type, too, and goes on to that of the superclass.
      access(before, field, each -> Set.of(Impact.SOURCE), report);
      if (!isConvertible(pair, before, field)) {
        report.add(ChangeKind.FIELD_TYPE_CHANGED, Set.of(Impact.SOURCE));
      }
    }
    if (!before.value().isEmpty() && field.isVisible()) {
      value(before, field, report);
    }
  }

  private static void compare(
      ClassPair pair, JavaField before, World.SeenField seen, Changes changes) {
    JavaField after = seen.field();
    FieldReport report = new FieldReport(changes, pair, before, after);
    access(before, after, ChangeKind::impacts, report);
    if (before.is(JavaModifier.FINAL) && !after.is(JavaModifier.FINAL)) {
      report.add(ChangeKind.FIELD_NO_LONGER_FINAL);
    }
    if (before.is(JavaModifier.VOLATILE) != after.is(JavaModifier.VOLATILE)) {
      report.add(ChangeKind.VOLATILE_CHANGED);
    }
    type(pair, before, seen, report);
    value(before, after, report);
    nullness(pair, before, seen, report);
    deprecations(pair, before, after, changes);
  }

  /** What clients could do with a field and cannot any more. */
  private static void access(
      JavaField before,
      JavaField after,
      Function<ChangeKind, Set<Impact>> impacts,
      FieldReport report) {
    boolean isLessVisible =
        before.is(JavaModifier.PUBLIC) ? !after.is(JavaModifier.PUBLIC) : !after.isVisible();
    if (isLessVisible) {
      report.add(ChangeKind.FIELD_LESS_VISIBLE, impacts.apply(ChangeKind.FIELD_LESS_VISIBLE));
    }
    if (before.is(JavaModifier.STATIC) != after.is(JavaModifier.STATIC)) {
      ChangeKind kind =
          after.is(JavaModifier.STATIC)
              ? ChangeKind.FIELD_NOW_STATIC
              : ChangeKind.FIELD_NO_LONGER_STATIC;
      report.add(kind, impacts.apply(kind));
    }
    if (after.is(JavaModifier.FINAL) && !before.is(JavaModifier.FINAL)) {
      report.add(ChangeKind.FIELD_NOW_FINAL, impacts.apply(ChangeKind.FIELD_NOW_FINAL));
    }
  }

  private static void deprecations(
      ClassPair pair, JavaField before, JavaField after, Changes changes) {
    Deprecations.compare(
        Element.of(pair.before(), before), before.annotations(), after.annotations(), changes);
  }

  private static void type(
      ClassPair pair, JavaField before, World.SeenField seen, FieldReport report) {
    TypeUse was = before.type().withoutNullness();
    TypeUse is = seen.field().type().withoutNullness();
    boolean hasSameErasure =
        pair.was()
            .erased(pair.before(), before)
            .equals(pair.is().erased(seen.owner(), seen.declared()));
    if (was.equals(is) && hasSameErasure) {
      return;
    }
    boolean isConvertible = isConvertible(pair, before, seen.field());
    if (!hasSameErasure) {
      report.add(
          ChangeKind.FIELD_TYPE_CHANGED,
          isConvertible ? Set.of(Impact.BINARY) : ChangeKind.FIELD_TYPE_CHANGED.impacts());
    } else if (!isConvertible) {
      report.add(ChangeKind.FIELD_GENERICS_CHANGED);
    }
  }

  /**
   * Whether clients can go on with a field of another type. One that they assign takes values of
   * the old type, too; and no client treats a number or its box like another.
   */
  private static boolean isConvertible(ClassPair pair, JavaField before, JavaField after) {
    TypeUse was = before.type().withoutNullness();
    TypeUse is = after.type().withoutNullness();
    Assignability types = new Assignability(pair.is());
    return was.equals(is)
        || (was.isReference()
            && is.isReference()
            && types.isAssignable(is, was)
            && (before.is(JavaModifier.FINAL) || types.isAssignable(was, is)));
  }

  private static void value(JavaField before, JavaField after, FieldReport report) {
    if (before.value().equals(after.value())) {
      return;
    }
    if (before.value().isEmpty()) {
      report.add(ChangeKind.CONSTANT_NOW_CONSTANT);
    } else if (after.value().isEmpty()) {
      report.add(ChangeKind.CONSTANT_NO_LONGER_CONSTANT);
    } else if (before.type().equals(after.type())
        || !number(before.value()).equals(number(after.value()))) {
      report.add(ChangeKind.CONSTANT_VALUE_CHANGED);
    }
  }

  /** The number of a literal, whatever its type. */
  private static String number(String literal) {
    return literal.replaceAll("(\\.0)?[Lf]?$", "");
  }

  private static void nullness(
      ClassPair pair, JavaField before, World.SeenField seen, FieldReport report) {
    Nullness was = Nulls.of(pair.before(), before.type());
    Nullness is = Nulls.of(seen.owner(), seen.declared().type());
    if (was == Nullness.NON_NULL && is == Nullness.NULLABLE) {
      report.add(ChangeKind.NULL_NOW_RETURNED);
    } else if (was == Nullness.NULLABLE && is == Nullness.NON_NULL) {
      report.add(
          before.is(JavaModifier.FINAL)
              ? ChangeKind.NULL_NO_LONGER_RETURNED
              : ChangeKind.NULL_NO_LONGER_ACCEPTED);
    }
    if (Nulls.differWithin(pair.before(), before.type(), seen.owner(), seen.declared().type())) {
      report.add(ChangeKind.NULLNESS_WITHIN_CHANGED);
    }
  }
}
