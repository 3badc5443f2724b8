package dev.waybill.processor.check;

import dev.waybill.processor.model.GradientDraft;
import dev.waybill.processor.model.KernelDraft;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.NamespaceDraft;
import dev.waybill.processor.model.ParameterDraft;
import dev.waybill.processor.model.SuppressionDraft;
import dev.waybill.processor.model.SymbolDraft;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Suppressions name a diagnostic, give a reason and hide something; runs after all other rules. */
final class SuppressionCheck implements Check {

  @Override
  public void check(ModuleDraft module, Findings findings) {
    Set<String> seen = new HashSet<>();
    for (SuppressionDraft suppression : all(module)) {
      // One on a class is read again for each export in it.
      if (seen.add(suppression.at().sortKey() + suppression.id().value())) {
        suppression(suppression, findings);
      }
    }
  }

  private static void suppression(SuppressionDraft suppression, Findings findings) {
    String id = suppression.id().value();
    if (!Options.ids().contains(id)) {
      findings.reportAt(
          Diagnostic.UnknownDiagnosticId,
          suppression.id().at(),
          id,
          Nearest.hint(id, Options.ids()));
      return;
    }
    if (suppression.reason().value().isBlank()) {
      findings.reportAt(Diagnostic.ReasonMissing, suppression.reason().at(), "SuppressExport");
    }
    if (Diagnostic.valueOf(id).isFault()) {
      findings.reportAt(Diagnostic.NotSuppressible, suppression.id().at(), id);
    } else if (!findings.isUsed(suppression)) {
      findings.reportAt(Diagnostic.UselessSuppression, suppression.at(), id);
    }
  }

  private static List<SuppressionDraft> all(ModuleDraft module) {
    List<SuppressionDraft> all = new ArrayList<>();
    for (NamespaceDraft namespace : module.namespaces()) {
      all.addAll(namespace.suppressions());
    }
    for (SymbolDraft symbol : module.symbols()) {
      all.addAll(symbol.suppressions());
      if (symbol.method() != null) {
        for (ParameterDraft parameter : symbol.method().parameters()) {
          all.addAll(parameter.suppressions());
        }
      }
    }
    for (KernelDraft kernel : module.kernels()) {
      all.addAll(kernel.suppressions());
    }
    for (GradientDraft gradient : module.gradients()) {
      all.addAll(gradient.suppressions());
    }
    return all;
  }
}
