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
        if (each.kind() == kind && !isBesideItsOp(each)) {
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
    // The home page has too many names to say what they are.
    TemplateHTMLOutputModel summary =
        prose == home ? Html.of("") : prose.inline(symbol.doc().summary());
    ApiSymbol form = catalog.findInPlaceForm(symbol).orElse(null);
    return new NamespacePage.Entry(
        name,
        simple(name),
        root + catalog.places().of(symbol),
        summary,
        new ArrayList<>(Places.aliases(symbol)),
        symbol.status().equals("DEPRECATED"),
        symbol.status().equals("EXPERIMENTAL"),
        form == null ? "" : form.name(),
        form == null ? "" : simple(form.name()),
        form == null ? "" : root + catalog.places().of(form));
  }

  /** An in-place form stands beside its op. */
  private boolean isBesideItsOp(ApiSymbol symbol) {
    return catalog
        .find(symbol.inPlaceOf())
        .flatMap(catalog::findInPlaceForm)
        .filter(form -> form.name().equals(symbol.name()))
        .isPresent();
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private String firstParagraph(String name) {
    return find(name).map(each -> each.text().split("\\R\\s*\\R", 2)[0]).orElse("");
  }

  private Optional<ApiNamespace> find(String name) {
    return catalog.findNamespace(name);
  }
}
