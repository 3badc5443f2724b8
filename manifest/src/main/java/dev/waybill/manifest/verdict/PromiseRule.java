package dev.waybill.manifest.verdict;

import dev.waybill.manifest.ApiSymbol;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what an op promises: gradients, what it writes and shares, since when and how stable it
 * is.
 */
final class PromiseRule implements SymbolRule {

  private static final String MUTATES = "mutates=";
  private static final String ALIASES = "aliases=";
  private static final List<String> STATUSES = List.of("EXPERIMENTAL", "DEPRECATED", "STABLE");

  @Override
  public void compare(SymbolPair pair, Changes changes) {
    Set<String> before = gradients(pair.before());
    Set<String> after = gradients(pair.after());
    for (String each : before) {
      if (!after.contains(each)) {
        changes.add(ChangeKind.GRADIENT_REMOVED, pair.element(each), "gradient", "");
      }
    }
    for (String each : after) {
      if (!before.contains(each)) {
        changes.add(ChangeKind.GRADIENT_ADDED, pair.element(each), "", "gradient");
      }
    }
    trait(pair, MUTATES, ChangeKind.NOW_WRITES, ChangeKind.NO_LONGER_WRITES, changes);
    trait(pair, ALIASES, ChangeKind.NOW_SHARES, ChangeKind.NO_LONGER_SHARES, changes);
    trait(
        pair,
        ApiSymbol.IN_PLACE_OF,
        ChangeKind.IN_PLACE_FORM_CHANGED,
        ChangeKind.IN_PLACE_FORM_CHANGED,
        changes);
    status(pair, changes);
    String since = pair.before().since();
    if (!since.isEmpty() && !since.equals(pair.after().since())) {
      changes.add(ChangeKind.SINCE_CHANGED, pair.element("since"), since, pair.after().since());
    }
  }

  private static Set<String> gradients(ApiSymbol symbol) {
    Set<String> of = new TreeSet<>();
    symbol.gradients().forEach(each -> of.addAll(each.of()));
    return of;
  }

  private static void trait(
      SymbolPair pair, String trait, ChangeKind won, ChangeKind lost, Changes changes) {
    String before = value(pair.before(), trait);
    String after = value(pair.after(), trait);
    if (!before.equals(after)) {
      changes.add(after.isEmpty() ? lost : won, pair.element(), before, after);
    }
  }

  private static String value(ApiSymbol symbol, String trait) {
    for (String each : symbol.traits()) {
      if (each.startsWith(trait)) {
        return each.substring(trait.length());
      }
    }
    return "";
  }

  private static void status(SymbolPair pair, Changes changes) {
    int before = STATUSES.indexOf(pair.before().status());
    int after = STATUSES.indexOf(pair.after().status());
    // Deprecation lowers nothing: what is deprecated keeps its promises until it is gone.
    boolean isLowered = after == 0 && before > 0;
    if (isLowered || (before == 0 && after > 0)) {
      changes.add(
          isLowered ? ChangeKind.STABILITY_LOWERED : ChangeKind.STABILITY_RAISED,
          pair.element("status"),
          pair.before().status(),
          pair.after().status());
    }
  }
}
