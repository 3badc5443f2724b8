package dev.waybill.plugin.site;

import dev.waybill.manifest.ApiDeprecation;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SymbolKind;
import freemarker.core.TemplateHTMLOutputModel;
import java.util.ArrayList;
import java.util.List;

/** Says in sentences what a manifest says in words of its own. */
final class SymbolFactsText {

  private static final String ALIASES = "aliases=";
  private static final String MUTATES = "mutates=";

  private final Catalog catalog;
  private final Prose prose;

  SymbolFactsText(Catalog catalog, Prose prose) {
    this.catalog = catalog;
    this.prose = prose;
  }

  List<TemplateHTMLOutputModel> traits(ApiSymbol symbol) {
    List<TemplateHTMLOutputModel> traits = new ArrayList<>();
    if (!symbol.inPlaceOf().isEmpty()) {
      traits.add(Html.of("In-place form of " + name(symbol.inPlaceOf()) + "."));
    }
    catalog
        .findInPlaceForm(symbol)
        .ifPresent(each -> traits.add(Html.of("In place: " + name(each.name()) + ".")));
    for (String trait : symbol.traits()) {
      if (trait.startsWith(ALIASES)) {
        traits.add(Html.of("The result is a view of " + parameters(trait, ALIASES) + "."));
      } else if (trait.startsWith(MUTATES)) {
        traits.add(Html.of("Writes into " + parameters(trait, MUTATES) + "."));
      } else if (trait.equals("pointwise")) {
        traits.add(
            Html.of(
                "Pointwise: each element depends on the arguments’ elements at its place only."));
      }
    }
    return traits;
  }

  TemplateHTMLOutputModel deprecation(ApiDeprecation deprecation) {
    StringBuilder html = new StringBuilder("deprecated since ");
    html.append(Html.escape(deprecation.since()));
    if (!deprecation.removal().isEmpty()) {
      html.append(", removed in ").append(Html.escape(deprecation.removal()));
    }
    html.append("; use ").append(name(deprecation.use())).append('.');
    if (!deprecation.why().isBlank()) {
      html.append(' ').append(Html.text(prose.inline(deprecation.why())));
    }
    return Html.of(html.toString());
  }

  String declared(ApiSymbol symbol) {
    if (symbol.kind() == SymbolKind.TYPE) {
      return symbol.owner();
    }
    String member = symbol.member();
    // The method is written for the op; its in-place form has no source of its own.
    boolean isForm = !symbol.inPlaceOf().isEmpty() && member.endsWith("_");
    return symbol.owner() + "#" + (isForm ? member.substring(0, member.length() - 1) : member);
  }

  static List<String> proof(Proof.Op proof) {
    List<String> sentences = new ArrayList<>();
    if (!proof.gradient().equals("none")) {
      String second =
          proof.secondGradient().equals("none") ? "" : ", second " + proof.secondGradient();
      sentences.add(
          "Against central differences in f64: first derivatives "
              + proof.gradient()
              + second
              + ".");
    }
    if (proof.refusals() > 0) {
      sentences.add("Refusals of wrong arguments that held: " + proof.refusals() + ".");
    }
    return sentences;
  }

  /** Leaves the package away. */
  static String shortMethod(String method) {
    int hash = method.indexOf('#');
    String owner = hash < 0 ? method : method.substring(0, hash);
    return owner.substring(owner.lastIndexOf('.') + 1) + (hash < 0 ? "" : method.substring(hash));
  }

  private String name(String name) {
    String code = "<code>" + Html.escape(name) + "</code>";
    return catalog.places().find(name).map(path -> Html.link("../" + path, code)).orElse(code);
  }

  private static String parameters(String trait, String key) {
    List<String> codes = new ArrayList<>();
    for (String each : trait.substring(key.length()).split(",", -1)) {
      codes.add("<code>" + Html.escape(each) + "</code>");
    }
    return String.join(", ", codes);
  }
}
