package dev.waybill.plugin.baseline;

import dev.waybill.manifest.ApiDeprecation;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.FacadeNames;
import dev.waybill.manifest.SymbolKind;
import dev.waybill.manifest.surface.Surface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds the names that a surface has no more, and what took their place. */
public final class RemovedNames {

  private final FacadeNames facades;
  private final Map<String, String> present = new HashMap<>();
  private final Set<String> presentInGeneration1 = new HashSet<>();
  private final String version;

  private RemovedNames(Surface before, Surface now, String version) {
    this.facades = new FacadeNames(before.namespaces());
    this.version = version;
    for (ApiSymbol each : now.symbols()) {
      names(each).forEach(name -> present.put(name, each.name()));
      presentInGeneration1.addAll(each.generation1());
    }
  }

  /**
   * Compares two surfaces.
   *
   * @param before the surface of the last release
   * @param now the surface as it is
   * @param version the version that removes names
   * @return the names that were removed, sorted
   */
  public static NavigableMap<String, Tombstone> between(
      Surface before, Surface now, String version) {
    RemovedNames removed = new RemovedNames(before, now, version);
    NavigableMap<String, Tombstone> tombstones = new TreeMap<>();
    for (ApiSymbol symbol : before.symbols()) {
      for (String name : names(symbol)) {
        if (!removed.present.containsKey(name)) {
          tombstones.put(name, removed.tombstone(name, symbol, removed.java(name, symbol)));
        }
      }
      // A name of generation 1 alone is gone where neither generation has it.
      for (String name : symbol.generation1()) {
        if (!removed.present.containsKey(name) && !removed.presentInGeneration1.contains(name)) {
          String called = symbol.hasCreator() ? FacadeNames.ofCreator(name) : name;
          String java = removed.facades.findMemberOfGeneration1(called).orElse("");
          tombstones.putIfAbsent(name, removed.tombstone(name, symbol, java));
        }
      }
    }
    return tombstones;
  }

  /** The names in the present generation. */
  static List<String> names(ApiSymbol symbol) {
    List<String> names = new ArrayList<>(symbol.aliases());
    names.add(symbol.name());
    return names;
  }

  private Tombstone tombstone(String name, ApiSymbol symbol, String java) {
    return Tombstone.of(name, version, symbol, java, use(name, symbol));
  }

  private String java(String name, ApiSymbol symbol) {
    boolean isGone = !present.containsKey(symbol.name());
    if (symbol.kind() == SymbolKind.TYPE) {
      // An alias of a type is no class of its own, but a facade may have made it by that name.
      return isGone
          ? symbol.owner()
          : symbol.hasCreator() ? facades.findMember(FacadeNames.ofCreator(name)).orElse("") : "";
    }
    Optional<String> member = facades.findMember(name);
    if (member.isPresent()) {
      return member.get();
    }
    // Without a facade it was called where it is declared.
    return isGone && !symbol.owner().isEmpty() ? symbol.owner() + "#" + symbol.member() : "";
  }

  /** What its deprecation says, else the canonical name of what still has another of its names. */
  private String use(String name, ApiSymbol symbol) {
    for (ApiDeprecation each : symbol.deprecations()) {
      if (each.name().equals(name)) {
        return each.use();
      }
    }
    return names(symbol).stream()
        .filter(present::containsKey)
        .findFirst()
        .map(other -> present.getOrDefault(other, ""))
        .orElse("");
  }
}
