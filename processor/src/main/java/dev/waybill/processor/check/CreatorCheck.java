package dev.waybill.processor.check;

import dev.waybill.processor.model.CreatorDraft;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.SymbolDraft;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Types are made by one constructor that programs can call, and by a facade's method of its own.
 */
final class CreatorCheck implements Check {

  @Override
  public void check(ModuleDraft module, Findings findings) {
    for (SymbolDraft symbol : module.symbols()) {
      CreatorDraft creator = symbol.creator();
      if (creator != null) {
        creator(symbol, creator, findings);
      }
    }
    clashes(module, false, findings);
    clashes(module, true, findings);
  }

  @Override
  public boolean seesInPlaceForms() {
    return true;
  }

  private static void creator(SymbolDraft symbol, CreatorDraft creator, Findings findings) {
    if (creator.ofAbstractClass()) {
      findings.report(Diagnostic.CreatorOfAbstractClass, creator.at(), symbol, symbol.called());
    } else if (!creator.isPublic()) {
      findings.report(Diagnostic.CreatorNotPublic, creator.at(), symbol, symbol.called());
    }
    creator
        .others()
        .forEach(at -> findings.report(Diagnostic.CreatorTwice, at, symbol, symbol.called()));
  }

  /** Looks at the names of one generation, which has a facade of its own. */
  private static void clashes(ModuleDraft module, boolean first, Findings findings) {
    Map<String, SymbolDraft> taken = new HashMap<>();
    for (SymbolDraft symbol : module.symbols()) {
      if (symbol.isCallable() && symbol.creator() == null && !findings.isBroken(symbol)) {
        names(symbol, first).forEach(name -> taken.putIfAbsent(name.value(), symbol));
      }
    }
    for (SymbolDraft symbol : module.symbols()) {
      if (symbol.creator() == null || findings.isBroken(symbol)) {
        continue;
      }
      Set<String> own = new HashSet<>();
      for (Located<String> name : names(symbol, first)) {
        String method = symbol.facadeName(name.value());
        if (name.value().indexOf('.') < 0) {
          continue; // without a facade
        }
        SymbolDraft other = taken.putIfAbsent(method, symbol);
        boolean twice = !own.add(method);
        if (twice || (other != null && !other.equals(symbol))) {
          findings.report(
              Diagnostic.FacadeMethodTaken,
              name.at(),
              symbol,
              method,
              name.value(),
              twice || other == null ? "another name of it" : other.at().describe());
        }
      }
    }
  }

  private static List<Located<String>> names(SymbolDraft symbol, boolean first) {
    List<Located<String>> generation1 = symbol.generation1();
    return first && generation1 != null ? generation1 : symbol.names();
  }
}
