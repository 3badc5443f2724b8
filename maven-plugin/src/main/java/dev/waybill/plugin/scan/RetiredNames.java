package dev.waybill.plugin.scan;

import dev.waybill.manifest.ApiDeprecation;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.FacadeNames;
import dev.waybill.manifest.SchemaText;
import dev.waybill.manifest.SymbolKind;
import dev.waybill.plugin.baseline.Tombstone;
import dev.waybill.plugin.scan.RetiredName.Replacement;
import dev.waybill.plugin.scan.RetiredName.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The deprecated and removed names of some libraries, found as text and as Java reaches them. */
public final class RetiredNames {

  private static final String DEPRECATED = "DEPRECATED";

  private final Map<String, RetiredName> byName = new HashMap<>();
  private final Map<String, String> nameByMember = new HashMap<>();
  private final Map<String, String> nameByClass = new HashMap<>();
  private final Map<String, ApiSymbol> present = new HashMap<>();
  private final Set<String> inGeneration1Only = new HashSet<>();
  private final Map<String, FacadeNames> facades = new HashMap<>();
  private final Map<String, String> signatures = new HashMap<>();

  /**
   * Collects the names.
   *
   * @param libraries the libraries
   */
  public RetiredNames(List<Library> libraries) {
    for (Library library : libraries) {
      FacadeNames names = new FacadeNames(library.manifest().namespaces());
      for (ApiSymbol symbol : library.manifest().symbols()) {
        for (String name : allNames(symbol)) {
          if (present.putIfAbsent(name, symbol) == null) {
            facades.put(name, names);
          }
        }
        inGeneration1Only.addAll(symbol.generation1());
        addDeprecated(symbol, library, names);
      }
    }
    for (ApiSymbol symbol : present.values()) {
      inGeneration1Only.remove(symbol.name());
      inGeneration1Only.removeAll(symbol.aliases());
    }
    for (Library library : libraries) {
      library.removed().values().forEach(each -> addRemoved(each, library));
    }
    Map<String, RetiredName> unresolved = Map.copyOf(byName);
    byName.replaceAll((name, each) -> each.with(resolve(each, unresolved)));
  }

  /**
   * Returns how many names there are.
   *
   * @return their number
   */
  public int size() {
    return byName.size();
  }

  /**
   * Finds a name.
   *
   * @param name what a client may use as a name
   * @return the name, if it is deprecated or removed
   */
  public Optional<RetiredName> find(String name) {
    RetiredName found = byName.get(name);
    // A removed name that generation 1 still has may be meant there.
    boolean isOpen =
        found != null && found.state() == State.REMOVED && inGeneration1Only.contains(name);
    return isOpen ? Optional.empty() : Optional.ofNullable(found);
  }

  /**
   * Finds a name by the member that Java reaches it with.
   *
   * @param owner the binary name of a class
   * @param member the name of its method or field
   * @return the name, if it is deprecated or removed
   */
  public Optional<RetiredName> findMember(String owner, String member) {
    return Optional.ofNullable(nameByMember.get(owner + "#" + member)).map(byName::get);
  }

  /**
   * Finds a name by the class that it is the name of.
   *
   * @param binaryName the binary name of a class
   * @return the name, if it is deprecated or removed
   */
  public Optional<RetiredName> findClass(String binaryName) {
    return Optional.ofNullable(nameByClass.get(binaryName)).map(byName::get);
  }

  private static Set<String> allNames(ApiSymbol symbol) {
    Set<String> names = new HashSet<>(symbol.aliases());
    names.add(symbol.name());
    names.addAll(symbol.generation1());
    return names;
  }

  private void addDeprecated(ApiSymbol symbol, Library library, FacadeNames names) {
    for (ApiDeprecation each : symbol.deprecations()) {
      add(
          new RetiredName(
              each.name(),
              State.DEPRECATED,
              library.name(),
              each.since(),
              each.removal(),
              each.why(),
              new Replacement(each.use(), "", "")),
          symbol);
      if (symbol.kind() != SymbolKind.TYPE || symbol.hasCreator()) {
        addMembers(each.name(), symbol, names);
      }
    }
    if (symbol.status().equals(DEPRECATED)) {
      for (String name : allNames(symbol)) {
        add(
            new RetiredName(name, State.DEPRECATED, library.name(), "", "", "", Replacement.NONE),
            symbol);
        if (symbol.kind() != SymbolKind.TYPE || symbol.hasCreator()) {
          addMembers(name, symbol, names);
        }
      }
      if (symbol.kind() == SymbolKind.TYPE) {
        nameByClass.putIfAbsent(symbol.owner(), symbol.name());
      } else {
        nameByMember.putIfAbsent(symbol.owner() + "#" + symbol.member(), symbol.name());
      }
    }
  }

  private void addMembers(String name, ApiSymbol symbol, FacadeNames names) {
    String called = symbol.hasCreator() ? FacadeNames.ofCreator(name) : name;
    if (symbol.aliases().contains(name) || symbol.name().equals(name)) {
      names.findMember(called).ifPresent(each -> nameByMember.putIfAbsent(each, name));
    }
    if (symbol.generation1().contains(name)) {
      names.findMemberOfGeneration1(called).ifPresent(each -> nameByMember.putIfAbsent(each, name));
    }
  }

  private void add(RetiredName name, ApiSymbol symbol) {
    if (byName.putIfAbsent(name.name(), name) == null) {
      signatures.put(name.name(), signature(symbol));
    }
  }

  private void addRemoved(Tombstone tombstone, Library library) {
    // Another library may have taken the export over.
    String name = tombstone.name();
    boolean isPresent = present.containsKey(name) && !inGeneration1Only.contains(name);
    if (isPresent || byName.containsKey(name)) {
      return;
    }
    byName.put(
        name,
        new RetiredName(
            name,
            State.REMOVED,
            library.name(),
            tombstone.version(),
            "",
            "",
            new Replacement(tombstone.use(), "", "")));
    signatures.put(name, arguments(tombstone.what()));
    if (tombstone.java().contains("#")) {
      nameByMember.putIfAbsent(tombstone.java(), name);
    } else if (!tombstone.java().isEmpty()) {
      nameByClass.putIfAbsent(tombstone.java(), name);
    }
  }

  /** Follows what names say to use instead, to one that is there to stay. */
  private Replacement resolve(RetiredName old, Map<String, RetiredName> retired) {
    List<String> way = new ArrayList<>(List.of(old.name()));
    String name = old.replacement().name();
    RetiredName next = retired.get(name);
    while (next != null && !next.replacement().name().isEmpty() && !way.contains(name)) {
      way.add(name);
      name = next.replacement().name();
      next = retired.get(name);
    }
    ApiSymbol symbol = present.get(name);
    FacadeNames names = facades.get(name);
    if (symbol == null || names == null) {
      return new Replacement(name, "", "");
    }
    String signature = signature(symbol);
    boolean isSame = signature.equals(signatures.getOrDefault(old.name(), ""));
    return new Replacement(
        name,
        inGeneration1Only.contains(name)
            ? names.findMemberOfGeneration1(name).orElse("").replace('#', '.')
            : names.source(name, symbol),
        isSame || signature.isEmpty() ? "" : SchemaText.of(symbol));
  }

  private static String signature(ApiSymbol symbol) {
    return symbol.kind() == SymbolKind.TYPE ? "" : arguments(SchemaText.of(symbol));
  }

  /** A signature without the name, which may differ. */
  private static String arguments(String signature) {
    int parameters = signature.indexOf('(');
    int type = signature.indexOf(':');
    return signature.substring(Math.max(0, parameters >= 0 ? parameters : type));
  }
}
