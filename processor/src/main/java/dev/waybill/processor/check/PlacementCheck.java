package dev.waybill.processor.check;

import dev.waybill.manifest.SymbolKind;
import dev.waybill.processor.model.ElementDraft;
import dev.waybill.processor.model.LocalDraft;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.StrayDraft;
import dev.waybill.processor.model.SymbolDraft;
import java.util.List;
import java.util.Set;

/** Exports stand where generated code can reach them. */
final class PlacementCheck implements Check {

  private static final Set<String> TYPES = Set.of("CLASS", "INTERFACE", "ENUM", "RECORD");

  @Override
  public void check(ModuleDraft module, Findings findings) {
    for (SymbolDraft symbol : module.symbols()) {
      place(symbol, findings);
    }
    for (StrayDraft stray : module.strays()) {
      findings.reportAt(
          Diagnostic.StrayAnnotation,
          stray.at(),
          stray.annotation(),
          stray.element().describe(),
          stray.annotation());
    }
    locals(module.locals(), findings);
  }

  static void locals(List<LocalDraft> locals, Findings findings) {
    for (LocalDraft local : locals) {
      findings.reportAt(
          Diagnostic.InsideMethod,
          local.at(),
          local.annotation(),
          local.declared(),
          local.annotation());
    }
  }

  /** Reports the first thing that is wrong: one wrong place gives one finding. */
  private static void place(SymbolDraft symbol, Findings findings) {
    ElementDraft element = symbol.element();
    String it = element.describe();
    if (!isSupported(symbol)) {
      findings.report(Diagnostic.UnsupportedTarget, symbol.exportAt(), symbol, it);
    } else if (element.unnamedPackage()) {
      findings.report(Diagnostic.UnnamedPackage, symbol.at(), symbol, it);
    } else if (!element.isPublic()) {
      findings.report(Diagnostic.NotPublic, symbol.at(), symbol, it);
    } else if (!element.hiddenBy().isEmpty()) {
      findings.report(
          Diagnostic.HiddenByEnclosingClass, symbol.at(), symbol, it, element.hiddenBy());
    } else if (symbol.kind() != SymbolKind.TYPE && symbol.method() != null && !element.isStatic()) {
      findings.report(Diagnostic.NotStatic, symbol.at(), symbol, it);
    } else if (symbol.fieldType() != null && !(element.isStatic() && element.isFinal())) {
      findings.report(Diagnostic.NotAConstant, symbol.at(), symbol, it);
    } else if (symbol.kind() == SymbolKind.TYPE && !element.innerIn().isEmpty()) {
      findings.report(Diagnostic.InnerClass, symbol.at(), symbol, it, element.innerIn());
    } else if (!element.exportedPackage()) {
      findings.report(Diagnostic.PackageNotExported, symbol.at(), symbol, it, symbol.javaPackage());
    }
  }

  private static boolean isSupported(SymbolDraft symbol) {
    ElementDraft element = symbol.element();
    if (element.localOrAnonymous()) {
      return false;
    }
    return switch (symbol.kind()) {
      case OP, FUNCTION -> element.kind().equals("METHOD");
      case TYPE -> TYPES.contains(element.kind());
      case CONSTANT -> element.kind().equals("FIELD");
    };
  }
}
