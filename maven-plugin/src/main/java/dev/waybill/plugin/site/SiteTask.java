package dev.waybill.plugin.site;

import dev.waybill.manifest.ApiSymbol;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;

/** Writes the docs site: pages of namespaces and exports, of what changed, and the search. */
public final class SiteTask {

  private static final String ASSETS = "assets/";
  private static final List<String> OWN_ASSETS = List.of("site.css", "theme.js", "site.js");
  private static final String LUNR = "/META-INF/resources/webjars/lunr/";
  private static final String LUNR_VERSION = "/META-INF/maven/org.webjars.npm/lunr/pom.properties";

  private final SiteInput input;
  private final Templates templates = new Templates();

  /**
   * Makes a task.
   *
   * @param input what the site is made of
   */
  public SiteTask(SiteInput input) {
    this.input = input;
  }

  /**
   * Writes the site. The folder is replaced as a whole, at the end: what cannot be finished leaves
   * it as it was.
   *
   * @param output the folder
   * @return how many pages it has
   * @throws SiteException if two modules export one name, or the folder is something else
   * @throws IOException if it cannot be written
   */
  public int run(Path output) throws SiteException, IOException {
    Catalog catalog = new Catalog(input.modules());
    SiteFolder folder = SiteFolder.begin(output);
    try {
      int pages = write(catalog, folder);
      folder.finish();
      return pages;
    } finally {
      folder.discard();
    }
  }

  /**
   * Deletes a site; what is none stays.
   *
   * @param output the folder
   * @throws IOException if it cannot be deleted
   */
  public static void clear(Path output) throws IOException {
    SiteFolder.clear(output);
  }

  private int write(Catalog catalog, SiteFolder folder) throws IOException {
    Scripts scripts = new Scripts(catalog);
    for (String asset : OWN_ASSETS) {
      folder.write(ASSETS + asset, resource(asset));
    }
    String lunr = LUNR + lunrVersion() + "/";
    folder.write(ASSETS + "lunr.js", resource(lunr + "lunr.min.js"));
    folder.write(ASSETS + "lunr-LICENSE.txt", resource(lunr + "LICENSE"));
    folder.write(ASSETS + "search.js", scripts.search());

    NamespacePages namespaces = new NamespacePages(catalog);
    Map<String, Object> home = values("");
    home.put("namespaces", namespaces.overview());
    home.put("deprecated", catalog.deprecations());
    folder.write(Places.HOME, templates.fill("home", home));
    folder.write(Places.CHANGES, templates.fill("changes", changes(catalog)));
    int pages = 2;
    for (Map.Entry<String, List<ApiSymbol>> each : catalog.byNamespace().entrySet()) {
      Map<String, Object> values = values("../");
      values.put("page", namespaces.of(each.getKey(), each.getValue()));
      folder.write(Places.ofNamespace(each.getKey()), templates.fill("namespace", values));
      folder.write(Places.navigationOf(each.getKey()), scripts.navigation(each.getValue()));
      pages++;
    }
    return pages + symbols(catalog, folder) + redirects(catalog, folder);
  }

  private int redirects(Catalog catalog, SiteFolder folder) throws IOException {
    return each(
        catalog.places().redirects(),
        redirect -> {
          Map<String, Object> values = values("../");
          values.put("name", redirect.name());
          values.put("canonical", redirect.symbol().name());
          values.put("target", "../" + catalog.places().of(redirect.symbol()));
          folder.write(redirect.path(), templates.fill("redirect", values));
        });
  }

  private int symbols(Catalog catalog, SiteFolder folder) throws IOException {
    SymbolPages symbols = new SymbolPages(catalog, input.history());
    int pages = 0;
    for (List<ApiSymbol> namespace : catalog.byNamespace().values()) {
      List<Integer> indices = IntStream.range(0, namespace.size()).boxed().toList();
      pages +=
          each(
              indices,
              i -> {
                Map<String, Object> values = values("../");
                SymbolPage page = symbols.of(namespace.get(i));
                values.put("page", page);
                values.put("navigation", "../" + Places.navigationOf(page.namespace()));
                values.put("namespaceHref", "../" + Places.ofNamespace(page.namespace()));
                neighbour(values, "previous", catalog, namespace, i - 1);
                neighbour(values, "next", catalog, namespace, i + 1);
                folder.write(
                    catalog.places().of(namespace.get(i)), templates.fill("symbol", values));
              });
    }
    return pages;
  }

  /** Writes many pages at once: each depends on nothing that another one changes. */
  private static <T> int each(List<T> all, Writing<T> writing) throws IOException {
    try {
      all.parallelStream()
          .forEach(
              each -> {
                try {
                  writing.write(each);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return all.size();
  }

  private static void neighbour(
      Map<String, Object> values, String key, Catalog catalog, List<ApiSymbol> all, int i) {
    if (i >= 0 && i < all.size()) {
      values.put(key, all.get(i).name());
      values.put(key + "Href", "../" + catalog.places().of(all.get(i)));
    }
  }

  private Map<String, Object> changes(Catalog catalog) {
    ChangeLines lines = new ChangeLines(catalog);
    List<Map<String, Object>> versions = new ArrayList<>();
    for (VersionChanges each : input.history()) {
      versions.add(
          Map.of(
              "version", each.version(),
              "isReleased", each.isReleased(),
              "before", each.before(),
              "exports", each.exports(),
              "groups", lines.groups(each)));
    }
    Map<String, Object> values = values("");
    values.put("versions", versions);
    values.put("java", ChangeLines.JAVA);
    values.put("deprecated", catalog.deprecations());
    return values;
  }

  private Map<String, Object> values(String root) {
    Map<String, Object> values = new HashMap<>();
    values.put("root", root);
    values.put("siteTitle", input.title());
    values.put("siteVersion", input.version());
    values.put("modules", input.modules().stream().map(each -> each.manifest().module()).toList());
    values.put("home", Places.HOME);
    values.put("changes", Places.CHANGES);
    return values;
  }

  private static String lunrVersion() throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(resource(LUNR_VERSION)));
    return properties.getProperty("version");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = SiteTask.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the plugin.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Writes a page. */
  private interface Writing<T> {
    void write(T page) throws IOException;
  }
}
