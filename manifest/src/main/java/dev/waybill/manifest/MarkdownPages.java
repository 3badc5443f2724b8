package dev.waybill.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Renders a manifest as Markdown: an overview, a page a namespace, and a page of the names that
 * have none. Every name, aliases too, is an anchor of its page: {@code search.md#search.topK}.
 */
public final class MarkdownPages {

  /** The page that lists all pages; no namespace can have this name. */
  public static final String OVERVIEW = "_overview.md";

  /** The page of names without a namespace. */
  public static final String UNNAMED = "_unnamed.md";

  private final ApiManifest manifest;

  private MarkdownPages(ApiManifest manifest) {
    this.manifest = manifest;
  }

  /**
   * Renders all pages of a manifest.
   *
   * @param manifest the manifest
   * @return the text by file name, the overview first, then sorted
   */
  public static Map<String, String> of(ApiManifest manifest) {
    return new MarkdownPages(manifest).pages();
  }

  /**
   * Returns the namespace of a name.
   *
   * @param name a name such as {@code search.topK}
   * @return such as {@code search}; empty where it has none
   */
  public static String namespace(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  private Map<String, String> pages() {
    Map<String, List<ApiSymbol>> byNamespace = new TreeMap<>();
    manifest.namespaces().forEach(n -> byNamespace.put(n.name(), new ArrayList<>()));
    for (ApiSymbol symbol : manifest.symbols()) {
      byNamespace.computeIfAbsent(namespace(symbol.name()), key -> new ArrayList<>()).add(symbol);
    }
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put(OVERVIEW, overview(byNamespace));
    byNamespace.forEach((name, symbols) -> pages.put(file(name), page(name, symbols)));
    return pages;
  }

  private static String file(String namespace) {
    return namespace.isEmpty() ? UNNAMED : namespace + ".md";
  }

  private String overview(Map<String, List<ApiSymbol>> byNamespace) {
    MarkdownText out = new MarkdownText();
    out.heading(1, MarkdownText.code(manifest.module()));
    byNamespace.forEach(
        (name, symbols) -> {
          out.heading(2, "[" + title(name) + "](" + file(name) + ")");
          for (ApiSymbol symbol : symbols) {
            String link = "[`" + symbol.name() + "`](" + file(name) + "#" + symbol.name() + ")";
            String summary = MarkdownText.oneLine(symbol.doc().summary());
            out.line("- " + link + (summary.isEmpty() ? "" : ": " + summary));
          }
        });
    if (!manifest.kernels().isEmpty()) {
      out.heading(2, "Kernels of other modules' ops");
      out.table(
          List.of("Op", "Device", "Dtypes", "Requires", "Priority", "Method"),
          manifest.kernels().stream().map(MarkdownPages::foreignRow).toList());
    }
    return out.toString();
  }

  private String page(String name, List<ApiSymbol> symbols) {
    MarkdownText out = new MarkdownText();
    out.heading(1, title(name));
    for (ApiNamespace namespace : manifest.namespaces()) {
      if (namespace.name().equals(name)) {
        out.paragraph(namespace.text());
        out.paragraph("In Java: " + MarkdownText.code(namespace.facade()) + ".");
      }
    }
    if (name.isEmpty()) {
      out.paragraph("These are found by name only and have no facade.");
    }
    for (ApiSymbol symbol : symbols) {
      new SymbolSection(out, symbol).write();
    }
    return out.toString();
  }

  private String title(String name) {
    if (name.isEmpty()) {
      return "Names without a namespace";
    }
    for (ApiNamespace namespace : manifest.namespaces()) {
      if (namespace.name().equals(name) && !namespace.title().isEmpty()) {
        return namespace.title() + " (`" + name + "`)";
      }
    }
    return "`" + name + "`";
  }

  private static List<String> foreignRow(ApiKernel kernel) {
    List<String> row = new ArrayList<>();
    row.add(MarkdownText.code(kernel.op()));
    row.addAll(SymbolSection.kernelRow(kernel));
    return row;
  }
}
