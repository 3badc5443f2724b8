package dev.waybill.plugin.aggregate;

import dev.waybill.manifest.ApiNamespace;
import dev.waybill.plugin.baseline.Tombstone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A facade that had names of one module is no facade of another namespace in another module. */
final class RemovedFacadeRule implements ClashRule {

  @Override
  public void check(List<AggregatedModule> modules, Consumer<Clash> clashes) {
    for (AggregatedModule before : modules) {
      Map<String, String> removed = new HashMap<>();
      for (Tombstone each : before.removed().values()) {
        int member = each.java().indexOf('#');
        if (member > 0) {
          removed.putIfAbsent(each.java().substring(0, member), text(each, before));
        }
      }
      for (AggregatedModule module : modules) {
        // A module may give its own facade to the namespace that took the place of the old one.
        if (!module.equals(before)) {
          check(module, removed, clashes);
        }
      }
    }
  }

  private static void check(
      AggregatedModule module, Map<String, String> removed, Consumer<Clash> clashes) {
    for (ApiNamespace each : module.manifest().namespaces()) {
      String was = removed.get(each.facade());
      if (was != null && !was.startsWith("'" + each.name() + ".")) {
        clashes.accept(
            new Clash(
                "RemovedFacadeTaken",
                "the facade "
                    + each.facade()
                    + " of the namespace '"
                    + each.name()
                    + "' (in "
                    + module.id()
                    + ") was the facade of "
                    + was
                    + ", and must not mean something else. Choose another facadePackage or facade"
                    + " in @Namespace."));
      }
    }
  }

  private static String text(Tombstone tombstone, AggregatedModule module) {
    return "'"
        + tombstone.name()
        + "', which "
        + SharedModuleRule.unversioned(module)
        + " removed in "
        + tombstone.version();
  }
}
