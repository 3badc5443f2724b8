package dev.waybill.plugin.aggregate;

import dev.waybill.manifest.ApiSymbol;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** A name belongs to one export of all modules, in each generation. */
final class SharedNameRule implements ClashRule {

  @Override
  public void check(List<AggregatedModule> modules, Consumer<Clash> clashes) {
    // What clashes in both generations is told once.
    Set<String> told = new HashSet<>();
    check(modules, AggregatedModule::names, "", told, clashes);
    check(modules, ApiSymbol::generation1, " in API generation 1", told, clashes);
  }

  private static void check(
      List<AggregatedModule> modules,
      Function<ApiSymbol, List<String>> names,
      String generation,
      Set<String> told,
      Consumer<Clash> clashes) {
    Map<String, Claim> claims = new HashMap<>();
    for (AggregatedModule module : modules) {
      for (ApiSymbol symbol : module.manifest().symbols()) {
        for (String name : names.apply(symbol)) {
          Claim claim = new Claim(module, symbol);
          Claim other = claims.putIfAbsent(name, claim);
          if (other != null
              && !other.module().equals(module)
              && told.add(name + " " + module.id())) {
            clashes.accept(
                new Clash(
                    "NameTakenInAnotherModule",
                    "the name '"
                        + name
                        + "' of "
                        + claim
                        + " is taken"
                        + generation
                        + " by "
                        + other
                        + ". Choose another name, under a namespace of your own."));
          }
        }
      }
    }
  }

  /** Who has a name. */
  private record Claim(AggregatedModule module, ApiSymbol symbol) {

    @Override
    public String toString() {
      return AggregatedModule.declaration(symbol) + " (in " + module.id() + ")";
    }
  }
}
