package dev.waybill.plugin.site;

import dev.waybill.manifest.ApiSymbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where each name has its page. Types and constants have folders of their own: {@code search.Index}
 * and {@code search.index} would be one file where capitals do not count.
 */
final class Places {

  static final String HOME = "index.html";
  static final String CHANGES = "changes.html";

  private static final String HTML = ".html";

  private final Map<String, String> byName = new HashMap<>();
  private final List<Redirect> redirects = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();

  Places(List<ApiSymbol> symbols) {
    symbols.forEach(each -> byName.put(each.name(), take(folder(each), each.name())));
    for (ApiSymbol each : symbols) {
      for (String alias : aliases(each)) {
        if (!byName.containsKey(alias)) {
          String path = take(folder(each), alias);
          byName.put(alias, path);
          redirects.add(new Redirect(alias, path, each));
        }
      }
    }
  }

  /** The further names of a symbol, those of generation 1 too. */
  static Set<String> aliases(ApiSymbol symbol) {
    Set<String> aliases = new LinkedHashSet<>(symbol.aliases());
    aliases.addAll(symbol.generation1());
    aliases.remove(symbol.name());
    return aliases;
  }

  static String ofNamespace(String namespace) {
    // A hyphen keeps it apart from all namespaces.
    return "namespaces/" + (namespace.isEmpty() ? "no-namespace" : namespace) + HTML;
  }

  static String navigationOf(String namespace) {
    String page = ofNamespace(namespace);
    return page.substring(0, page.length() - HTML.length()) + ".js";
  }

  /** The page of a symbol, by its canonical name. */
  String of(ApiSymbol symbol) {
    return find(symbol.name()).orElseThrow();
  }

  /** The page of any name: that of the symbol, or one that leads there. */
  Optional<String> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The pages of names that lead to another. */
  List<Redirect> redirects() {
    return redirects;
  }

  private String take(String folder, String name) {
    String path = folder + "/" + name + HTML;
    for (int i = 2; !taken.add(path.toLowerCase(Locale.ROOT)); i++) {
      path = folder + "/" + name + "-" + i + HTML;
    }
    return path;
  }

  private static String folder(ApiSymbol symbol) {
    return switch (symbol.kind()) {
      case OP, FUNCTION -> "ops";
      case TYPE -> "types";
      case CONSTANT -> "constants";
    };
  }

  /**
   * A page that leads to another.
   *
   * @param name the name that is not the canonical one
   * @param path its page
   * @param symbol what it names
   */
  record Redirect(String name, String path, ApiSymbol symbol) {}
}
