package dev.waybill.plugin.baseline;

import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SchemaText;
import dev.waybill.manifest.SymbolKind;
import dev.waybill.manifest.surface.Surface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds names that one export has given to another since the last release. Whoever uses such a name
 * still finds it, and gets something else.
 */
final class MovedNames {

  private MovedNames() {}

  /** Writes a sentence for each. */
  static List<String> between(Surface before, Surface now, String released) {
    Map<String, ApiSymbol> was = byName(before);
    Map<String, ApiSymbol> is = byName(now);
    List<String> found = new ArrayList<>();
    is.forEach(
        (name, owner) -> {
          ApiSymbol former = was.get(name);
          if (former != null && isAnother(former, owner, was, is)) {
            found.add(
                name
                    + " was "
                    + shown(former)
                    + " in "
                    + released
                    + " and is "
                    + shown(owner)
                    + " now: callers would get it in silence. Leave the name where it was, and"
                    + " give "
                    + shown(owner)
                    + " one that nobody has had.");
          }
        });
    return found.stream().sorted().toList();
  }

  /** An export that was renamed as a whole is the same; so is one that took in its double. */
  private static boolean isAnother(
      ApiSymbol former, ApiSymbol owner, Map<String, ApiSymbol> was, Map<String, ApiSymbol> is) {
    if (former.kind() == SymbolKind.TYPE && owner.kind() == SymbolKind.TYPE) {
      return !former.owner().equals(owner.owner())
          && (hasOwner(is, former.owner()) || hasOwner(was, owner.owner()));
    }
    if (former.name().equals(owner.name())) {
      return false;
    }
    ApiSymbol rest = is.get(former.name());
    ApiSymbol other = was.get(owner.name());
    boolean isStillThere = rest != null && !rest.name().equals(owner.name());
    boolean wasAnother = other != null && !other.name().equals(former.name());
    return isStillThere || (wasAnother && !text(former).equals(text(owner)));
  }

  /** Whether a class is exported, by whatever name. */
  private static boolean hasOwner(Map<String, ApiSymbol> names, String owner) {
    return names.values().stream()
        .anyMatch(each -> each.kind() == SymbolKind.TYPE && each.owner().equals(owner));
  }

  /** The export as people know it: a type by its class, which has kept or lost the name. */
  private static String shown(ApiSymbol symbol) {
    return symbol.kind() == SymbolKind.TYPE ? symbol.owner() : symbol.name();
  }

  private static String text(ApiSymbol symbol) {
    String schema = SchemaText.of(symbol);
    return symbol.kind() + " " + schema.substring(Math.max(0, schema.indexOf('(')));
  }

  private static Map<String, ApiSymbol> byName(Surface surface) {
    Map<String, ApiSymbol> names = new HashMap<>();
    for (ApiSymbol symbol : surface.symbols()) {
      RemovedNames.names(symbol).forEach(name -> names.put(name, symbol));
    }
    return names;
  }
}
