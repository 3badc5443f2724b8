package dev.waybill.manifest.verdict;

import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SchemaText;
import dev.waybill.manifest.SymbolKind;
import dev.waybill.manifest.surface.Surface;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the exports of two surfaces, which are matched by their names. */
final class SymbolComparison {

  private static final List<SymbolRule> RULES =
      List.of(new NamesRule(), new SchemaRule(), new KernelRule(), new PromiseRule());

  private SymbolComparison() {}

  static void compare(Surface before, Surface after, String version, Changes changes) {
    Map<String, ApiSymbol> now = byName(after);
    Map<String, ApiSymbol> old = byName(before);
    for (ApiSymbol each : before.symbols()) {
      ApiSymbol match = match(each, now);
      if (match == null) {
        NamesRule.names(each).forEach(name -> NamesRule.removed(each, name, version, changes));
      } else {
        SymbolPair pair = new SymbolPair(each, match, version);
        RULES.forEach(rule -> rule.compare(pair, changes));
        if (isAnotherType(each, match, after)) {
          changes.add(ChangeKind.NAME_MEANS_ANOTHER, pair.element(), each.owner(), match.owner());
        }
      }
    }
    for (ApiSymbol each : after.symbols()) {
      if (NamesRule.names(each).stream().noneMatch(old::containsKey)) {
        changes.add(ChangeKind.EXPORT_ADDED, Element.of(each.name()), "", SchemaText.of(each));
      }
    }
  }

  /** Whether a name of a type was given to another class; one that was renamed is the same. */
  private static boolean isAnotherType(ApiSymbol before, ApiSymbol after, Surface now) {
    return before.kind() == SymbolKind.TYPE
        && after.kind() == SymbolKind.TYPE
        && !before.owner().equals(after.owner())
        && now.classes().stream().anyMatch(each -> each.name().equals(before.owner()));
  }

  private static @Nullable ApiSymbol match(ApiSymbol symbol, Map<String, ApiSymbol> now) {
    for (String name : NamesRule.names(symbol)) {
      ApiSymbol found = now.get(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static Map<String, ApiSymbol> byName(Surface surface) {
    Map<String, ApiSymbol> byName = new HashMap<>();
    for (ApiSymbol each : surface.symbols()) {
      NamesRule.names(each).forEach(name -> byName.put(name, each));
    }
    return byName;
  }
}
