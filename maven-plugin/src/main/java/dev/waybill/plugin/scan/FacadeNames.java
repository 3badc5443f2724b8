package dev.waybill.plugin.scan;

import dev.waybill.manifest.ApiManifest;
import dev.waybill.manifest.ApiNamespace;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SymbolKind;
import java.util.HashMap;
import java.util.Map;

/** How Java reaches the names of a library: {@code org.example.api.Search#topK}. */
final class FacadeNames {

  private static final String GENERATION_1 = ".compat.v1";

  private final Map<String, String> facades = new HashMap<>();

  FacadeNames(ApiManifest manifest) {
    for (ApiNamespace each : manifest.namespaces()) {
      facades.put(each.name(), each.facade());
    }
  }

  /** The member of a facade; empty where the namespace has none. */
  String member(String name) {
    String facade = facades.get(namespace(name));
    return facade == null ? "" : facade + "#" + leaf(name);
  }

  /** The member of a facade of generation 1; empty where the namespace has none. */
  String memberOfGeneration1(String name) {
    String facade = facades.get(namespace(name));
    if (facade == null) {
      return "";
    }
    // The facade of nn.functional is PACKAGE.nn.Functional, and PACKAGE.compat.v1.nn.Functional.
    String outer = namespace(namespace(name));
    String suffix = outer.isEmpty() ? "" : "." + outer;
    String home = namespace(facade);
    String base = home.endsWith(suffix) ? home.substring(0, home.length() - suffix.length()) : home;
    return base + GENERATION_1 + suffix + "." + leaf(facade) + "#" + leaf(name);
  }

  /** What a Java programmer writes for a name of an export. */
  String source(String name, ApiSymbol symbol) {
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
