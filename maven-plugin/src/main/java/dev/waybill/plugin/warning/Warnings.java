package dev.waybill.plugin.warning;

import dev.waybill.manifest.ApiNamespace;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SymbolKind;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.Surface;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Finds what a reviewer should know of a surface: each kind is a class in a list. */
public final class Warnings {

  private static final List<WarningRule> RULES =
      List.of(
          new HiddenClass(),
          new UnexportedPackage(),
          new UnexportedClass(),
          new UnstableClass(),
          new NoReplacement());

  private Warnings() {}

  /**
   * Looks at a surface.
   *
   * @param surface the surface
   * @param artifact whether a class belongs to the artifact, by its binary name
   * @param packages packages of which every public class belongs to the surface
   * @return sentences by the names of exports and the binary names of classes that are none
   */
  public static Map<String, List<String>> of(
      Surface surface, Predicate<String> artifact, Collection<String> packages) {
    Scope scope = new Scope(surface, artifact, packages);
    Map<String, List<String>> warnings = new TreeMap<>();
    for (Item item : items(surface)) {
      List<String> own =
          RULES.stream().flatMap(rule -> rule.check(item, scope).stream()).distinct().toList();
      if (!own.isEmpty()) {
        warnings.put(item.name(), own);
      }
    }
    return warnings;
  }

  private static List<Item> items(Surface surface) {
    List<Item> items = new ArrayList<>();
    Map<String, JavaClass> classes = new HashMap<>();
    surface.classes().forEach(each -> classes.put(each.name(), each));
    // The members of a facade are those of the exports that they call.
    Set<String> seen = new HashSet<>();
    surface.namespaces().stream().map(ApiNamespace::facade).forEach(seen::add);
    for (ApiSymbol each : surface.symbols()) {
      boolean isType = each.kind() == SymbolKind.TYPE;
      JavaClass type = isType ? classes.get(each.owner()) : null;
      items.add(new Item(each.name(), each, type));
      if (isType) {
        seen.add(each.owner());
      }
    }
    for (JavaClass each : surface.classes()) {
      if (!seen.contains(each.name())) {
        items.add(new Item(each.name(), null, each));
      }
    }
    return items;
  }
}
