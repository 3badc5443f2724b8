package dev.waybill.plugin.aggregate;

import dev.waybill.manifest.ApiSymbol;
import dev.waybill.plugin.baseline.Tombstone;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A removed name gets no other meaning, in other modules either. One that has moved is the same.
 */
final class RemovedNameRule implements ClashRule {

  @Override
  public void check(List<AggregatedModule> modules, Consumer<Clash> clashes) {
    for (AggregatedModule before : modules) {
      for (AggregatedModule module : modules) {
        for (ApiSymbol symbol : module.manifest().symbols()) {
          for (String name : names(symbol, module.equals(before))) {
            Tombstone tombstone = before.removed().get(name);
            if (tombstone != null && !tombstone.isLike(symbol)) {
              clashes.accept(clash(name, symbol, module, tombstone, before));
            }
          }
        }
      }
    }
  }

  /** What generation 1 of a module keeps of its own, the check of the module has seen. */
  private static Set<String> names(ApiSymbol symbol, boolean isOwn) {
    Set<String> names = new LinkedHashSet<>(AggregatedModule.names(symbol));
    if (!isOwn) {
      names.addAll(symbol.generation1());
    }
    return names;
  }

  private static Clash clash(
      String name,
      ApiSymbol symbol,
      AggregatedModule module,
      Tombstone tombstone,
      AggregatedModule before) {
    String was = tombstone.what().isEmpty() ? "" : ", as " + tombstone.what() + ",";
    return new Clash(
        "RemovedNameTaken",
        "the name '"
            + name
            + "' of "
            + AggregatedModule.declaration(symbol)
            + " (in "
            + module.id()
            + ") was removed from "
            + SharedModuleRule.unversioned(before)
            + was
            + " in "
            + tombstone.version()
            + " and must not mean something else: callers would get it in silence. Choose another"
            + " name, or delete its line from the tombstones.txt there if it is the same again.");
  }
}
