package dev.waybill.processor.check;

import dev.waybill.manifest.SymbolKind;
import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.ParameterDraft;
import dev.waybill.processor.model.SymbolDraft;
import dev.waybill.processor.model.TypeDraft;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Facades can repeat exported signatures, and ops have ones that dispatch can carry. */
final class SignatureCheck implements Check {

  // 255 in the class file; a call interface adds `this`, a dispatch method the handle.
  private static final int SLOTS = 254;

  @Override
  public void check(ModuleDraft module, Findings findings) {
    Map<String, SymbolDraft> types = new HashMap<>();
    for (SymbolDraft symbol : module.symbols()) {
      if (symbol.kind() == SymbolKind.TYPE) {
        types.put(symbol.owner(), symbol);
      }
    }
    for (SymbolDraft symbol : module.symbols()) {
      if (findings.isBroken(symbol)) {
        continue;
      }
      MethodDraft method = symbol.method();
      if (symbol.fieldType() != null) {
        types(symbol, null, symbol.fieldType(), types, new HashSet<>(), findings);
      }
      if (method != null && !method.resolves()) {
        // The compiler reports the missing type itself.
        findings.leaveOut(symbol);
      } else if (method != null) {
        Set<String> seen = new HashSet<>();
        for (ParameterDraft parameter : method.parameters()) {
          // What stands on one parameter does not count for another of its type.
          Set<String> known = parameter.suppressions().isEmpty() ? seen : new HashSet<>();
          types(symbol, parameter, parameter.type(), types, known, findings);
        }
        types(symbol, null, method.result(), types, seen, findings);
        if (symbol.kind() == SymbolKind.OP) {
          op(symbol, method, findings);
        }
      }
    }
  }

  private static void types(
      SymbolDraft symbol,
      @Nullable ParameterDraft parameter,
      TypeDraft type,
      Map<String, SymbolDraft> exported,
      Set<String> seen,
      Findings findings) {
    if (type.kind() == TypeDraft.Kind.ERROR) {
      // The compiler reports the missing type itself.
      findings.leaveOut(symbol);
      return;
    }
    if (!seen.add(type.source())) {
      return;
    }
    SymbolDraft own = exported.get(type.ownType());
    if (!type.visible()) {
      report(Diagnostic.TypeNotVisible, symbol, parameter, type, findings);
    } else if (!type.ownType().isEmpty() && own == null) {
      report(Diagnostic.ForgottenExport, symbol, parameter, type, findings);
    } else if (own != null && leaks(symbol, own)) {
      report(Diagnostic.StatusLeak, symbol, parameter, type, findings);
    }
  }

  private static void report(
      Diagnostic diagnostic,
      SymbolDraft symbol,
      @Nullable ParameterDraft parameter,
      TypeDraft type,
      Findings findings) {
    String it = symbol.element().describe();
    if (parameter == null) {
      findings.report(diagnostic, symbol.at(), symbol, it, type.display());
    } else {
      findings.report(diagnostic, symbol.at(), parameter, symbol, it, type.display());
    }
  }

  private static boolean leaks(SymbolDraft symbol, SymbolDraft type) {
    return symbol.status().equals("STABLE") && type.status().equals("EXPERIMENTAL");
  }

  private static void op(SymbolDraft symbol, MethodDraft method, Findings findings) {
    String it = symbol.element().describe();
    if (symbol.element().isNative()) {
      findings.report(Diagnostic.NativeOp, symbol.at(), symbol, it);
    }
    if (!method.typeParameters().isEmpty()) {
      findings.report(Diagnostic.GenericOp, symbol.at(), symbol, symbol.member());
    }
    if (method.result().kind() == TypeDraft.Kind.VOID) {
      findings.report(Diagnostic.VoidOp, symbol.at(), symbol, symbol.member());
    }
    if (method.varargs()) {
      findings.report(Diagnostic.VarargsOp, symbol.at(), symbol, symbol.member());
    }
    for (ParameterDraft parameter : method.parameters()) {
      if (parameter.type().holdsDispatchable() && !method.varargs()) {
        findings.report(
            Diagnostic.TensorInside,
            parameter,
            symbol,
            parameter.name(),
            symbol.member(),
            parameter.type().display());
      }
    }
    int slots = slots(method);
    if (slots > SLOTS) {
      findings.report(
          Diagnostic.TooManyParameters, symbol.at(), symbol, symbol.member(), slots, SLOTS);
    }
    for (MethodDraft.Thrown thrown : method.thrown()) {
      if (thrown.checked()) {
        findings.report(
            Diagnostic.CheckedExceptionInOp, symbol.at(), symbol, symbol.member(), thrown.type());
      }
    }
  }

  private static int slots(MethodDraft method) {
    int slots = 0;
    for (ParameterDraft parameter : method.parameters()) {
      String type = parameter.type().source();
      slots += type.equals("long") || type.equals("double") ? 2 : 1;
    }
    return slots;
  }
}
