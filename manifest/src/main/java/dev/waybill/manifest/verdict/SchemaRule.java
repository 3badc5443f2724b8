package dev.waybill.manifest.verdict;

import dev.waybill.manifest.ApiParameter;
import dev.waybill.manifest.ApiRange;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SchemaText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares the parameters and the result of an export, as calls by name see them. */
final class SchemaRule implements SymbolRule {

  private static final String RESULT = "result";

  @Override
  public void compare(SymbolPair pair, Changes changes) {
    ApiSymbol before = pair.before();
    ApiSymbol after = pair.after();
    if (before.kind() != after.kind()) {
      changes.add(
          ChangeKind.EXPORT_KIND_CHANGED,
          pair.element(),
          before.kind().name().toLowerCase(java.util.Locale.ROOT),
          after.kind().name().toLowerCase(java.util.Locale.ROOT));
    }
    if (before.kind() == after.kind() && before.hasCreator() != after.hasCreator()) {
      changes.add(
          after.hasCreator() ? ChangeKind.CREATOR_ADDED : ChangeKind.CREATOR_REMOVED,
          pair.element(),
          creator(before),
          creator(after));
      return;
    }
    if (!before.result().equals(after.result()) && !before.result().isEmpty()) {
      changes.add(
          ChangeKind.OP_RESULT_CHANGED, pair.element(RESULT), before.result(), after.result());
    }
    parameters(pair, changes);
  }

  private static String creator(ApiSymbol symbol) {
    return symbol.hasCreator() ? SchemaText.ofCreator(symbol) : "";
  }

  private static void parameters(SymbolPair pair, Changes changes) {
    List<ApiParameter> before = pair.before().parameters();
    List<ApiParameter> after = new ArrayList<>(pair.after().parameters());
    List<ApiParameter> lost = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (ApiParameter each : before) {
      ApiParameter now = find(after, each.name());
      if (now == null) {
        lost.add(each);
      } else {
        kept.add(each.name());
        compare(pair, each, now, changes);
      }
    }
    for (ApiParameter each : lost) {
      int place = before.indexOf(each);
      ApiParameter now = place < after.size() ? after.get(place) : null;
      if (now != null && find(before, now.name()) == null && now.type().equals(each.type())) {
        kept.add(now.name());
        changes.add(
            ChangeKind.OP_PARAMETER_RENAMED, pair.element(each.name()), each.name(), now.name());
        compare(pair, each, now, changes);
      } else {
        changes.add(
            ChangeKind.OP_PARAMETER_REMOVED, pair.element(each.name()), SchemaText.of(each), "");
      }
    }
    added(pair, before, after, kept, changes);
    List<String> order = names(before);
    order.retainAll(names(after));
    List<String> now = names(after);
    now.retainAll(names(before));
    if (!order.equals(now)) {
      changes.add(
          ChangeKind.OP_PARAMETERS_REORDERED,
          pair.element(),
          String.join(", ", order),
          String.join(", ", now));
    }
  }

  private static void added(
      SymbolPair pair,
      List<ApiParameter> before,
      List<ApiParameter> after,
      List<String> kept,
      Changes changes) {
    for (int i = 0; i < after.size(); i++) {
      ApiParameter each = after.get(i);
      if (kept.contains(each.name())) {
        continue;
      }
      boolean isLast =
          after.subList(i, after.size()).stream().noneMatch(now -> kept.contains(now.name()));
      ChangeKind kind =
          each.defaultValue() == null
              ? ChangeKind.REQUIRED_PARAMETER_ADDED
              : isLast || before.isEmpty()
                  ? ChangeKind.OPTIONAL_PARAMETER_ADDED
                  : ChangeKind.OPTIONAL_PARAMETER_INSERTED;
      changes.add(kind, pair.element(each.name()), "", SchemaText.of(each));
    }
  }

  private static void compare(
      SymbolPair pair, ApiParameter before, ApiParameter after, Changes changes) {
    Element element = pair.element(before.name());
    if (!before.type().equals(after.type()) || (before.nullable() && !after.nullable())) {
      changes.add(ChangeKind.OP_PARAMETER_TYPE_CHANGED, element, type(before), type(after));
    }
    String was = before.defaultValue();
    String is = after.defaultValue();
    boolean isSame =
        (was == null || is == null)
            ? Objects.equals(was, is)
            : Numbers.isSame(after.type(), was, is);
    if (!isSame) {
      ChangeKind kind =
          was == null
              ? ChangeKind.PARAMETER_NOW_OPTIONAL
              : is == null ? ChangeKind.PARAMETER_NOW_REQUIRED : ChangeKind.DEFAULT_CHANGED;
      changes.add(kind, element, Objects.toString(was, ""), Objects.toString(is, ""));
    }
    ranges(element, before, after, changes);
  }

  private static void ranges(
      Element element, ApiParameter before, ApiParameter after, Changes changes) {
    ApiRange was = Numbers.whole(after.type(), before.range());
    ApiRange is = Numbers.whole(after.type(), after.range());
    if (!Objects.equals(was, is)) {
      changes.add(
          contains(is, was) ? ChangeKind.RANGE_WIDENED : ChangeKind.RANGE_NARROWED,
          element,
          text(before.range()),
          text(after.range()));
    }
  }

  private static String text(@Nullable ApiRange range) {
    return range == null ? "" : SchemaText.of(range);
  }

  private static boolean contains(@Nullable ApiRange outer, @Nullable ApiRange inner) {
    if (outer == null) {
      return true;
    }
    if (inner == null) {
      return outer.min() == Double.NEGATIVE_INFINITY && outer.max() == Double.POSITIVE_INFINITY;
    }
    boolean fromBelow =
        outer.min() < inner.min()
            || (outer.min() == inner.min() && (!outer.minExclusive() || inner.minExclusive()));
    boolean toAbove =
        outer.max() > inner.max()
            || (outer.max() == inner.max() && (!outer.maxExclusive() || inner.maxExclusive()));
    return fromBelow && toAbove;
  }

  private static String type(ApiParameter parameter) {
    return SchemaText.display(parameter.type()) + (parameter.nullable() ? " or null" : "");
  }

  private static @Nullable ApiParameter find(List<ApiParameter> parameters, String name) {
    for (ApiParameter each : parameters) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    return null;
  }

  private static List<String> names(List<ApiParameter> parameters) {
    return new ArrayList<>(parameters.stream().map(ApiParameter::name).toList());
  }
}
