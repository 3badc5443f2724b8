package dev.waybill.plugin.aggregate;

import dev.waybill.manifest.ApiNamespace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A namespace has one owner, and a facade is the class of one namespace. */
final class SharedNamespaceRule implements ClashRule {

  @Override
  public void check(List<AggregatedModule> modules, Consumer<Clash> clashes) {
    Map<String, AggregatedModule> owners = new HashMap<>();
    Map<String, String> facades = new HashMap<>();
    for (AggregatedModule module : modules) {
      for (ApiNamespace each : module.manifest().namespaces()) {
        AggregatedModule owner = owners.putIfAbsent(each.name(), module);
        if (owner != null) {
          clashes.accept(
              new Clash(
                  "NamespaceDeclaredTwice",
                  "the namespace '"
                      + each.name()
                      + "' is declared by "
                      + owner.id()
                      + " and by "
                      + module.id()
                      + ". A namespace has one owner: give one of them another name."));
        }
        if (owner != null || each.facade().isEmpty()) {
          continue;
        }
        String mine = "the namespace '" + each.name() + "' (in " + module.id() + ")";
        String other = facades.putIfAbsent(each.facade(), mine);
        if (other != null) {
          clashes.accept(
              new Clash(
                  "FacadeTaken",
                  "the facade "
                      + each.facade()
                      + " of "
                      + mine
                      + " is taken by "
                      + other
                      + ". Choose another facadePackage or facade in @Namespace."));
        }
      }
    }
  }
}
