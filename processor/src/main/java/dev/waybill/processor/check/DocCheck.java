package dev.waybill.processor.check;

import dev.waybill.manifest.Nearest;
import dev.waybill.processor.model.DocDraft;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.ParameterDraft;
import dev.waybill.processor.model.SymbolDraft;
import dev.waybill.processor.model.TypeDraft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Exports are documented: pages and facades have no other text than the author's. */
final class DocCheck implements Check {

  @Override
  public void check(ModuleDraft module, Findings findings) {
    Map<String, SymbolDraft> summaries = new HashMap<>();
    for (SymbolDraft symbol : module.symbols()) {
      // Without trees a comment may exist and be invisible, which is no fault of its author.
      if (!findings.isBroken(symbol)
          && (symbol.doc().present() || module.build().treesAvailable())) {
        document(symbol, findings);
        repeated(symbol, summaries, findings);
      }
    }
  }

  private static void repeated(
      SymbolDraft symbol, Map<String, SymbolDraft> summaries, Findings findings) {
    String summary = symbol.doc().summary().replaceAll("\\s+", " ").strip();
    SymbolDraft other = summary.isEmpty() ? null : summaries.putIfAbsent(summary, symbol);
    if (other != null) {
      findings.report(
          Diagnostic.RepeatedSummary,
          symbol.at(),
          symbol,
          symbol.element().describe(),
          other.at().describe());
    }
  }

  private static void document(SymbolDraft symbol, Findings findings) {
    DocDraft doc = symbol.doc();
    String it = symbol.element().describe();
    if (doc.summary().isBlank()) {
      // One finding says it all; parameters would only repeat it.
      findings.report(Diagnostic.MissingSummary, symbol.at(), symbol, it);
      return;
    }
    MethodDraft method = symbol.method();
    if (method == null) {
      return;
    }
    List<String> names = new ArrayList<>();
    for (ParameterDraft parameter : method.parameters()) {
      names.add(parameter.name());
      Located<String> text = doc.params().get(parameter.name());
      if (text == null || text.value().isBlank()) {
        findings.report(
            Diagnostic.MissingParameterDoc,
            parameter,
            symbol,
            parameter.name(),
            symbol.called(),
            parameter.name());
      }
    }
    for (String typeParameter : method.typeParameters()) {
      String name = typeParameter.split(" ", 2)[0];
      Located<String> text = doc.typeParams().get(name);
      if (text == null || text.value().isBlank()) {
        findings.report(
            Diagnostic.MissingParameterDoc,
            symbol.at(),
            symbol,
            "<" + name + ">",
            symbol.called(),
            "<" + name + ">");
      }
    }
    thrown(symbol, method, findings);
    boolean returns = method.result().kind() != TypeDraft.Kind.VOID && symbol.creator() == null;
    if (returns && doc.returns().isBlank() && !doc.summary().startsWith("{@return")) {
      findings.report(Diagnostic.MissingReturnDoc, symbol.at(), symbol, symbol.called());
    }
    for (Map.Entry<String, Located<String>> documented : doc.params().entrySet()) {
      if (!names.contains(documented.getKey())) {
        findings.report(
            Diagnostic.UnknownParameterDoc,
            documented.getValue().at(),
            symbol,
            symbol.called(),
            documented.getKey(),
            Nearest.hint(documented.getKey(), names));
      }
    }
  }

  private static void thrown(SymbolDraft symbol, MethodDraft method, Findings findings) {
    for (MethodDraft.Thrown thrown : method.thrown()) {
      String simple = thrown.type().substring(thrown.type().lastIndexOf('.') + 1);
      boolean told =
          symbol.doc().thrown().keySet().stream()
              .anyMatch(name -> name.substring(name.lastIndexOf('.') + 1).equals(simple));
      if (thrown.checked() && !told) {
        findings.report(
            Diagnostic.MissingThrowsDoc, symbol.at(), symbol, simple, symbol.called(), simple);
      }
    }
  }
}
