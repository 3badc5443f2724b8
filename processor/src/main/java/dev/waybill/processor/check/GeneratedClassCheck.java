package dev.waybill.processor.check;

import dev.waybill.processor.model.ElementwiseDraft;
import dev.waybill.processor.model.KernelDraft;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.StatefulDraft;
import dev.waybill.processor.model.SymbolDraft;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** No class that is generated beside an annotated one exists already. */
final class GeneratedClassCheck implements Check {

  @Override
  public void check(ModuleDraft module, Findings findings) {
    Names names = new Names(module.build().topLevels(), findings);
    for (SymbolDraft symbol : module.symbols()) {
      names.claim(
          symbol,
          symbol.owner(),
          clash -> findings.report(Diagnostic.GeneratedClassTaken, symbol.at(), symbol, clash));
    }
    kernels(module, findings);
    for (KernelDraft kernel : module.kernels()) {
      names.claim(
          kernel,
          kernel.owner(),
          clash -> findings.report(Diagnostic.GeneratedClassTaken, kernel.at(), kernel, clash));
    }
    state(module, names, findings);
  }

  private static void state(ModuleDraft module, Names names, Findings findings) {
    for (StatefulDraft draft : module.stateful()) {
      names.claim(
          draft,
          draft.owner(),
          clash -> findings.report(Diagnostic.GeneratedClassTaken, draft.at(), draft, clash));
    }
  }

  /** Reports a class of the name that the class with the kernels of another one gets. */
  private static void kernels(ModuleDraft module, Findings findings) {
    for (ElementwiseDraft draft : module.elementwise()) {
      if (module.build().topLevels().contains(draft.kernels())) {
        findings.report(
            Diagnostic.GeneratedClassTaken,
            draft.at(),
            draft,
            draft.kernels(),
            draft.owner(),
            "a class of this module");
      }
    }
  }

  /** The names of the generated classes of one module. */
  private static final class Names {
    private final Set<String> topLevels;
    private final Findings findings;
    private final Map<String, String> owners = new HashMap<>();
    private final Set<String> reported = new HashSet<>();

    Names(Set<String> topLevels, Findings findings) {
      this.topLevels = topLevels;
      this.findings = findings;
    }

    /** Takes the name for a draft's class; a clash is reported once a class. */
    void claim(Object draft, String owner, Consumer<Object[]> report) {
      String other = findings.isBroken(draft) ? "" : other(owner);
      if (other.isEmpty()) {
        return;
      }
      if (reported.add(owner)) {
        report.accept(new Object[] {SymbolDraft.registrar(owner), owner, other});
      } else {
        findings.leaveOut(draft);
      }
    }

    /** Returns what has the name of the class that is generated for an owner, or nothing. */
    private String other(String owner) {
      String registrar = SymbolDraft.registrar(owner);
      if (topLevels.contains(registrar)) {
        return "a class of this module";
      }
      String first = owners.computeIfAbsent(registrar, key -> owner);
      return first.equals(owner) ? "" : "the one for " + first;
    }
  }
}
