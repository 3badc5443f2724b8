package dev.waybill.plugin.aggregate;

import dev.waybill.manifest.ApiDeprecation;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.plugin.baseline.Tombstone;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Users are not sent to a name that is gone. */
final class RemovedReplacementRule implements ClashRule {

  @Override
  public void check(List<AggregatedModule> modules, Consumer<Clash> clashes) {
    Set<String> present = new HashSet<>();
    for (AggregatedModule module : modules) {
      for (ApiSymbol each : module.manifest().symbols()) {
        present.addAll(AggregatedModule.names(each));
      }
    }
    for (AggregatedModule module : modules) {
      for (ApiSymbol symbol : module.manifest().symbols()) {
        for (ApiDeprecation each : symbol.deprecations()) {
          for (AggregatedModule other : modules) {
            Tombstone tombstone = other.removed().get(each.use());
            if (tombstone != null && !present.contains(each.use())) {
              clashes.accept(clash(each, module, tombstone, other));
            }
          }
        }
      }
    }
  }

  private static Clash clash(
      ApiDeprecation deprecation,
      AggregatedModule module,
      Tombstone tombstone,
      AggregatedModule other) {
    return new Clash(
        "ReplacementRemoved",
        "the replacement '"
            + deprecation.use()
            + "' of '"
            + deprecation.name()
            + "' (in "
            + module.id()
            + ") was removed from "
            + SharedModuleRule.unversioned(other)
            + " in "
            + tombstone.version()
            + ". Name an exported name"
            + (tombstone.use().isEmpty() ? "." : ", such as '" + tombstone.use() + "'."));
  }
}
