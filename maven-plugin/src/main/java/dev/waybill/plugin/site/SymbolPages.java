package dev.waybill.plugin.site;

import dev.waybill.manifest.ApiDeprecation;
import dev.waybill.manifest.ApiGradient;
import dev.waybill.manifest.ApiKernel;
import dev.waybill.manifest.ApiNamespace;
import dev.waybill.manifest.ApiParameter;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.MarkdownPages;
import dev.waybill.manifest.SchemaText;
import dev.waybill.manifest.SymbolKind;
import freemarker.core.TemplateHTMLOutputModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects what the page of an export shows. */
final class SymbolPages {

  private static final String ROOT = "../";

  private final Catalog catalog;
  private final Prose prose;
  private final TypeLinks types;
  private final SymbolFactsText facts;
  private final TypeMembers members;
  private final Map<String, List<ChangeLine>> history;

  SymbolPages(Catalog catalog, List<VersionChanges> versions) {
    this.catalog = catalog;
    this.prose = new Prose(catalog, ROOT);
    this.types = new TypeLinks(catalog, ROOT);
    this.facts = new SymbolFactsText(catalog, prose);
    this.members = new TypeMembers(catalog);
    this.history = new ChangeLines(catalog).bySymbol(versions);
  }

  SymbolPage of(ApiSymbol symbol) {
    Contract contract = Contract.read(symbol.doc().body());
    Map<String, TemplateHTMLOutputModel> labels = new LinkedHashMap<>();
    contract.labels().forEach((label, text) -> labels.put(label, prose.inline(text)));
    Optional<Proof.Op> proof = catalog.findProof(symbol);
    String namespace = MarkdownPages.namespace(symbol.name());
    return new SymbolPage(
        symbol.name(),
        namespace,
        namespace.isEmpty() ? symbol.name() : symbol.name().substring(namespace.length() + 1),
        word(symbol.kind().name()),
        word(symbol.status()),
        symbol.since(),
        prose.inline(symbol.doc().summary()),
        prose.plain(symbol.doc().summary()),
        prose.blocks(contract.rest()),
        signature(symbol, namespace),
        labels,
        parameters(symbol),
        prose.inline(symbol.doc().returns()),
        thrown(symbol),
        contract.examples(),
        proof.isPresent(),
        capability(symbol, proof.orElse(null)),
        symbol.kernels().stream().map(SymbolPages::kernel).toList(),
        symbol.gradients().stream().map(SymbolPages::gradient).toList(),
        Differentiable.of(symbol, catalog, proof.orElse(null)) == Differentiable.YES,
        prose.inline(symbol.notDifferentiable()),
        proof.map(SymbolFactsText::proof).orElse(List.of()),
        facts.traits(symbol),
        names(symbol),
        history.getOrDefault(symbol.name(), List.of()),
        members.of(symbol),
        symbol.doc().see().lines().filter(each -> !each.isBlank()).map(prose::inline).toList(),
        facts.declared(symbol),
        place(symbol),
        catalog.sourceOf(symbol).orElse(""),
        catalog.moduleOf(symbol));
  }

  private SymbolPage.Signature signature(ApiSymbol symbol, String namespace) {
    if (symbol.kind() == SymbolKind.TYPE) {
      return new SymbolPage.Signature("", members.head(symbol), false, List.of(), Html.of(""), "");
    }
    String owner =
        catalog.findNamespace(namespace).map(ApiNamespace::facade).orElse(symbol.owner());
    String variables = String.join(", ", symbol.typeParameters());
    String before =
        (variables.isEmpty() ? "" : "<" + SchemaText.display(variables) + "> ")
            + SchemaText.display(owner.replace('$', '.'))
            + ".";
    String value = symbol.constantValue();
    return new SymbolPage.Signature(
        before,
        symbol.member(),
        symbol.kind() != SymbolKind.CONSTANT,
        parameters(symbol),
        types.of(symbol.result()),
        value == null ? "" : value);
  }

  private List<SymbolPage.Parameter> parameters(ApiSymbol symbol) {
    List<SymbolPage.Parameter> parameters = new ArrayList<>();
    for (ApiParameter each : symbol.parameters()) {
      String value = each.defaultValue();
      parameters.add(
          new SymbolPage.Parameter(
              each.name(),
              types.of(each.type()),
              each.nullable(),
              value == null,
              value == null ? "" : SchemaText.literal(each.type(), value),
              each.range() == null ? "" : SchemaText.of(each.range()),
              prose.inline(each.doc())));
    }
    return parameters;
  }

  private List<SymbolPage.Thrown> thrown(ApiSymbol symbol) {
    List<SymbolPage.Thrown> thrown = new ArrayList<>();
    symbol
        .doc()
        .thrown()
        .forEach(
            (type, text) -> thrown.add(new SymbolPage.Thrown(types.of(type), prose.inline(text))));
    return thrown;
  }

  private @Nullable Capability capability(ApiSymbol symbol, Proof.@Nullable Op proof) {
    // An in-place form runs what its op runs.
    ApiSymbol op = catalog.find(symbol.inPlaceOf()).orElse(symbol);
    Capability capability = Capability.of(op, proof);
    return capability.rows().isEmpty() ? null : capability;
  }

  private List<SymbolPage.Name> names(ApiSymbol symbol) {
    List<SymbolPage.Name> names = new ArrayList<>();
    Map<String, ApiDeprecation> deprecations = new LinkedHashMap<>();
    symbol.deprecations().forEach(each -> deprecations.put(each.name(), each));
    for (String each : Places.aliases(symbol)) {
      ApiDeprecation deprecation = deprecations.remove(each);
      boolean isOld = !symbol.aliases().contains(each);
      TemplateHTMLOutputModel note =
          deprecation != null
              ? facts.deprecation(deprecation)
              : Html.of(isOld ? "the name in API generation 1" : "");
      names.add(new SymbolPage.Name(each, note, deprecation != null));
    }
    // The canonical name is deprecated with the whole export.
    deprecations
        .values()
        .forEach(
            each -> names.add(new SymbolPage.Name(each.name(), facts.deprecation(each), true)));
    return names;
  }

  private static SymbolPage.Kernel kernel(ApiKernel kernel) {
    return new SymbolPage.Kernel(
        kernel.device(),
        kernel.dtypes().isEmpty() ? "all" : String.join(", ", kernel.dtypes()),
        String.join(", ", kernel.requires()),
        kernel.priority(),
        kernel.reference(),
        SymbolFactsText.shortMethod(kernel.method()));
  }

  private static SymbolPage.Gradient gradient(ApiGradient gradient) {
    return new SymbolPage.Gradient(gradient.of(), SymbolFactsText.shortMethod(gradient.method()));
  }

  private static String place(ApiSymbol symbol) {
    int line = symbol.source().line();
    return symbol.source().file() + (line > 0 ? ":" + line : "");
  }

  private static String word(String constant) {
    return constant.toLowerCase(Locale.ROOT);
  }
}
