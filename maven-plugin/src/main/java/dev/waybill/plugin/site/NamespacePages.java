package dev.waybill.plugin.site;

import dev.waybill.manifest.ApiNamespace;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SymbolKind;
import freemarker.core.TemplateHTMLOutputModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what the pages of namespaces show, and the home page of them. */
final class NamespacePages {

  private static final Map<SymbolKind, String> TITLES =
      new EnumMap<>(
          Map.of(
              SymbolKind.OP, "Ops",
              SymbolKind.FUNCTION, "Functions",
              SymbolKind.TYPE, "Types",
              SymbolKind.CONSTANT, "Constants"));

  private final Catalog catalog;
  private final Prose below;
  private final Prose home;

  NamespacePages(Catalog catalog) {
    this.catalog = catalog;
    this.below = new Prose(catalog, "../");
    this.home = new Prose(catalog, "");
  }

  /** All namespaces, for the home page. */
  List<NamespacePage> overview() {
    List<NamespacePage> pages = new ArrayList<>();
    catalog
        .byNamespace()
        .forEach((name, symbols) -> pages.add(page(name, symbols, home, firstParagraph(name))));
    return pages;
  }

  NamespacePage of(String name, List<ApiSymbol> symbols) {
    return page(name, symbols, below, find(name).map(ApiNamespace::text).orElse(""));
  }

  private NamespacePage page(String name, List<ApiSymbol> symbols, Prose prose, String text) {
    String root = prose == home ? "" : "../";
    List<NamespacePage.Group> groups = new ArrayList<>();
    for (SymbolKind kind : SymbolKind.values()) {
      List<NamespacePage.Entry> entries = new ArrayList<>();
      for (ApiSymbol each : symbols) {
        if (each.kind() == kind) {
          entries.add(entry(each, prose, root));
        }
      }
      if (!entries.isEmpty()) {
        groups.add(new NamespacePage.Group(TITLES.getOrDefault(kind, ""), entries));
      }
    }
    return new NamespacePage(
        name,
        find(name).map(ApiNamespace::title).orElse(""),
        prose.blocks(text),
        find(name).map(ApiNamespace::facade).orElse(""),
        root + Places.ofNamespace(name),
        symbols.size(),
        groups);
  }

  private NamespacePage.Entry entry(ApiSymbol symbol, Prose prose, String root) {
    String name = symbol.name();
    boolean isForm = !symbol.inPlaceOf().isEmpty();
    // The summary is that of its op, which stands right above.
    TemplateHTMLOutputModel summary =
        isForm
            ? Html.of("In place.")
            : prose == home ? Html.of("") : prose.inline(symbol.doc().summary());
    return new NamespacePage.Entry(
        name,
        name.substring(name.lastIndexOf('.') + 1),
        root + catalog.places().of(symbol),
        summary,
        new ArrayList<>(Places.aliases(symbol)),
        symbol.status().equals("DEPRECATED"),
        symbol.status().equals("EXPERIMENTAL"),
        isForm);
  }

  private String firstParagraph(String name) {
    return find(name).map(each -> each.text().split("\\R\\s*\\R", 2)[0]).orElse("");
  }

  private Optional<ApiNamespace> find(String name) {
    return catalog.findNamespace(name);
  }
}
