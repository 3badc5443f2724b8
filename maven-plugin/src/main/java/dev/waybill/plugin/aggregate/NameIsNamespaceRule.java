package dev.waybill.plugin.aggregate;

import dev.waybill.manifest.ApiSymbol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A name is no namespace too: it would be both a function and a class that holds functions. */
final class NameIsNamespaceRule implements ClashRule {

  @Override
  public void check(List<AggregatedModule> modules, Consumer<Clash> clashes) {
    Map<String, AggregatedModule> owners = new HashMap<>();
    for (AggregatedModule module : modules) {
      module.manifest().namespaces().forEach(each -> owners.putIfAbsent(each.name(), module));
    }
    for (AggregatedModule module : modules) {
      for (ApiSymbol symbol : module.manifest().symbols()) {
        for (String name : AggregatedModule.names(symbol)) {
          AggregatedModule owner = owners.get(name);
          if (owner != null && !owner.equals(module)) {
            clashes.accept(
                new Clash(
                    "NameIsNamespace",
                    "the name '"
                        + name
                        + "' of "
                        + AggregatedModule.declaration(symbol)
                        + " (in "
                        + module.id()
                        + ") is also a namespace, which belongs to "
                        + owner.id()
                        + ". Rename one of them."));
          }
        }
      }
    }
  }
}
