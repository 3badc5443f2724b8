package dev.waybill.processor.check;

import dev.waybill.processor.model.ElementwiseDraft;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.StrayDraft;
import dev.waybill.processor.model.SymbolDraft;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Methods with {@code @Elementwise} can become kernels. */
final class ElementwiseCheck implements Check {

  @Override
  public void check(ModuleDraft module, Findings findings) {
    members(module, findings);
    Map<String, SymbolDraft> ops = new HashMap<>();
    module.symbols().forEach(s -> s.names().forEach(name -> ops.putIfAbsent(name.value(), s)));
    for (ElementwiseDraft draft : module.elementwise()) {
      SymbolDraft op = ops.get(draft.op());
      for (Located<String> problem : draft.problems()) {
        findings.report(
            Diagnostic.NotElementwise, problem.at(), draft, draft.member(), problem.value());
      }
      if (op != null && findings.isBroken(draft)) {
        findings.leaveOut(op);
      } else if (op != null && findings.isBroken(op)) {
        findings.leaveOut(draft);
      }
    }
    for (StrayDraft stray : module.strayAttributes()) {
      findings.reportAt(Diagnostic.StrayAttribute, stray.at(), stray.element().describe());
    }
    module.elementwise().stream()
        .filter(draft -> !findings.isBroken(draft))
        .findFirst()
        .ifPresent(first -> lacks(module, first, findings));
  }

  /** Reports methods whose kernels would get the name of another one's. */
  private static void members(ModuleDraft module, Findings findings) {
    for (ElementwiseDraft draft : module.elementwise()) {
      for (ElementwiseDraft other : module.elementwise()) {
        boolean isBeside = draft.kernels().equals(other.kernels());
        // Of the classes A.B and A_B the kernels get into one.
        boolean isSame =
            draft.member().equals(other.member()) && !draft.owner().equals(other.owner());
        String kernels = Pattern.quote(other.member()) + "(Vector|OnDevice|GradientOf.*)";
        boolean isKernel = isBeside && (isSame || draft.member().matches(kernels));
        if (isKernel) {
          report(draft, other.member(), findings);
        }
      }
    }
  }

  private static void report(ElementwiseDraft draft, String other, Findings findings) {
    findings.report(
        Diagnostic.NotElementwise,
        draft.nameAt(),
        draft,
        draft.member(),
        "its kernels get the names of those of " + other + ". Choose another name.");
  }

  /** One note a module says what its kernels lack. */
  private static void lacks(ModuleDraft module, ElementwiseDraft first, Findings findings) {
    if (!module.build().treesAvailable()) {
      findings.reportAt(Diagnostic.ElementwiseWithoutTrees, first.at());
    } else if (!module.build().seesVectors()) {
      findings.reportAt(Diagnostic.ElementwiseWithoutVectors, first.at());
    }
  }
}
