package dev.waybill.processor.check;

import dev.waybill.processor.model.KernelDraft;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.SymbolDraft;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** No class that is generated beside an annotated one exists already. */
final class GeneratedClassCheck implements Check {

  @Override
  public void check(ModuleDraft module, Findings findings) {
    Map<String, String> owners = new HashMap<>();
    Set<String> reported = new HashSet<>();
    for (SymbolDraft symbol : module.symbols()) {
      String other = findings.isBroken(symbol) ? "" : other(module, symbol.owner(), owners);
      if (!other.isEmpty() && reported.add(symbol.owner())) {
        findings.report(
            Diagnostic.GeneratedClassTaken,
            symbol.at(),
            symbol,
            SymbolDraft.registrar(symbol.owner()),
            symbol.owner(),
            other);
      } else if (!other.isEmpty()) {
        findings.leaveOut(symbol);
      }
    }
    for (KernelDraft kernel : module.kernels()) {
      String other = findings.isBroken(kernel) ? "" : other(module, kernel.owner(), owners);
      if (!other.isEmpty() && reported.add(kernel.owner())) {
        findings.report(
            Diagnostic.GeneratedClassTaken,
            kernel.at(),
            kernel,
            SymbolDraft.registrar(kernel.owner()),
            kernel.owner(),
            other);
      } else if (!other.isEmpty()) {
        findings.leaveOut(kernel);
      }
    }
  }

  /** Returns what has the name of the class that is generated for an owner, or nothing. */
  private static String other(ModuleDraft module, String owner, Map<String, String> owners) {
    String registrar = SymbolDraft.registrar(owner);
    if (module.build().topLevels().contains(registrar)) {
      return "a class of this module";
    }
    String first = owners.computeIfAbsent(registrar, key -> owner);
    return first.equals(owner) ? "" : "the one for " + first;
  }
}
