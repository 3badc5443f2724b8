package dev.waybill.processor.check;

import dev.waybill.manifest.Nearest;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.SuppressionDraft;
import java.util.HashSet;
import java.util.Set;

/** Suppressions name a diagnostic, give a reason and hide something; runs after all other rules. */
final class SuppressionCheck implements Check {

  @Override
  public void check(ModuleDraft module, Findings findings) {
    Set<String> seen = new HashSet<>();
    for (SuppressionDraft suppression : module.suppressions()) {
      // One on a record's component is also read on its field and accessor.
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
}
