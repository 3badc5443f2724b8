package dev.waybill.plugin.baseline;

import dev.waybill.manifest.ApiNamespace;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SymbolKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How Java reaches the names of a library: {@code org.example.api.Search#topK}. */
public final class FacadeNames {

  private static final String GENERATION_1 = ".compat.v1";

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
   * Returns the member of a facade that a name is.
   *
   * @param name a name of the present generation
   * @return the member; empty where the namespace has no facade
   */
  public String member(String name) {
    String facade = facades.getOrDefault(namespace(name), "");
    return facade.isEmpty() ? "" : facade + "#" + leaf(name);
  }

  /**
   * Returns the member of a facade of generation 1 that a name is.
   *
   * @param name a name of generation 1
   * @return the member; empty where the namespace has no facade
   */
  public String memberOfGeneration1(String name) {
    String facade = facades.getOrDefault(namespace(name), "");
    if (facade.isEmpty()) {
      return "";
    }
    // The facade of nn.functional is PACKAGE.nn.Functional, and PACKAGE.compat.v1.nn.Functional.
    String outer = namespace(namespace(name));
    String suffix = outer.isEmpty() ? "" : "." + outer;
    String home = namespace(facade);
    String base = home.endsWith(suffix) ? home.substring(0, home.length() - suffix.length()) : home;
    return base + GENERATION_1 + suffix + "." + leaf(facade) + "#" + leaf(name);
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
    String member = member(name);
    return (member.isEmpty() ? symbol.owner() + "#" + symbol.member() : member)
        .replace('$', '.')
        .replace('#', '.');
  }

  private static String namespace(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  private static String leaf(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
