package dev.waybill.plugin.aggregate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A module is there once: two versions of it have the same names. */
final class SharedModuleRule implements ClashRule {

  @Override
  public void check(List<AggregatedModule> modules, Consumer<Clash> clashes) {
    Map<String, AggregatedModule> seen = new HashMap<>();
    for (AggregatedModule each : modules) {
      AggregatedModule other = seen.putIfAbsent(unversioned(each), each);
      if (other != null) {
        clashes.accept(
            new Clash(
                "ModuleIdTwice",
                "the module "
                    + unversioned(each)
                    + " is given twice, as "
                    + other.id()
                    + " and as "
                    + each.id()
                    + ". Give it once, and each module a name of its own with -Awaybill.module."));
      }
    }
  }

  static String unversioned(AggregatedModule module) {
    String[] parts = module.id().split(":", -1);
    return parts.length < 2 ? module.id() : parts[0] + ":" + parts[1];
  }
}
