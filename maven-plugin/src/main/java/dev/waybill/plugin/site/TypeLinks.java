package dev.waybill.plugin.site;

import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SchemaText;
import freemarker.core.TemplateHTMLOutputModel;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes types with simple names, those that have a page as links to it. */
final class TypeLinks {

  private static final Pattern CLASS =
      Pattern.compile("(?:[\\p{javaLowerCase}_$][\\w$]*\\.)+\\p{javaUpperCase}[\\w$.]*");

  private final Catalog catalog;
  private final String root;

  TypeLinks(Catalog catalog, String root) {
    this.catalog = catalog;
    this.root = root;
  }

  /** Writes a type as in source, packages written out. */
  TemplateHTMLOutputModel of(String type) {
    StringBuilder html = new StringBuilder();
    Matcher classes = CLASS.matcher(type);
    int at = 0;
    while (classes.find()) {
      html.append(Html.escape(type.substring(at, classes.start())));
      html.append(name(classes.group()));
      at = classes.end();
    }
    return Html.of(html.append(Html.escape(type.substring(at))).toString());
  }

  private String name(String source) {
    // Dots that end a name begin '...' of a variable number of arguments.
    String name = source.replaceAll("\\.+$", "");
    String rest = source.substring(name.length());
    String shown = Html.escape(SchemaText.display(name));
    Optional<ApiSymbol> type = catalog.findType(binaryName(name));
    return type.map(each -> Html.link(root + catalog.places().of(each), shown)).orElse(shown)
        + rest;
  }

  /** Within a class, dots separate nested ones. */
  private static String binaryName(String source) {
    StringBuilder name = new StringBuilder();
    boolean inClass = false;
    for (String part : source.split("\\.", -1)) {
      if (!name.isEmpty()) {
        name.append(inClass ? '$' : '.');
      }
      name.append(part);
      inClass |= !part.isEmpty() && Character.isUpperCase(part.charAt(0));
    }
    return name.toString();
  }
}
