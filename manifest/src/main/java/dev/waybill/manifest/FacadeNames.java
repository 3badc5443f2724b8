package dev.waybill.manifest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How Java reaches the names of a library: {@code org.example.api.Search#topK}. */
public final class FacadeNames {

  /** What the package of a facade of API generation 1 has behind the one of its library. */
  public static final String GENERATION_1 = ".compat.v1";

  private final Map<String, String> facades = new HashMap<>();

  /**
   * Takes the namespaces of a library.
   *
   * @param namespaces the namespaces
   */
  public FacadeNames(List<ApiNamespace> namespaces) {
    namespaces.forEach(each -> facades.put(each.name(), each.facade()));
  }

  /**
   * Returns the name of the method with which a facade makes a type.
   *
   * @param type a name of a type, such as {@code nn.Linear}
   * @return the name with a small first letter, {@code nn.linear}
   */
  public static String ofCreator(String type) {
    int last = type.lastIndexOf('.') + 1;
    if (last == type.length()) {
      return type;
    }
    int first = type.codePointAt(last);
    return type.substring(0, last)
        + Character.toString(Character.toLowerCase(first))
        + type.substring(last + Character.charCount(first));
  }

  /**
   * Finds the member of a facade that a name is.
   *
   * @param name a name of the present generation
   * @return the member; none where the namespace has no facade
   */
  public Optional<String> findMember(String name) {
    return findFacade(name).map(facade -> facade + "#" + leaf(name));
  }

  /**
   * Finds the member of a facade of generation 1 that a name is.
   *
   * @param name a name of generation 1
   * @return the member; none where the namespace has no facade
   */
  public Optional<String> findMemberOfGeneration1(String name) {
    // The facade of nn.functional is PACKAGE.nn.Functional, and PACKAGE.compat.v1.nn.Functional.
    String outer = namespace(namespace(name));
    String suffix = outer.isEmpty() ? "" : "." + outer;
    return findFacade(name)
        .map(
            facade -> {
              String home = namespace(facade);
              String base =
                  home.endsWith(suffix) ? home.substring(0, home.length() - suffix.length()) : home;
              return base + GENERATION_1 + suffix + "." + leaf(facade) + "#" + leaf(name);
            });
  }

  /**
   * Returns what a Java programmer writes for a name.
   *
   * @param name a name of the present generation
   * @param symbol the export
   * @return such as {@code org.example.api.Search.topK}
   */
  public String source(String name, ApiSymbol symbol) {
    if (symbol.kind() == SymbolKind.TYPE) {
      return symbol.owner().replace('$', '.');
    }
    return findMember(name)
        .orElse(symbol.owner() + "#" + symbol.member())
        .replace('$', '.')
        .replace('#', '.');
  }

  private Optional<String> findFacade(String name) {
    return Optional.ofNullable(facades.get(namespace(name))).filter(each -> !each.isEmpty());
  }

  private static String namespace(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  private static String leaf(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
