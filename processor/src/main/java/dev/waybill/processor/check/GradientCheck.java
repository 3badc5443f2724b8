package dev.waybill.processor.check;

import dev.waybill.processor.model.GradientDraft;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.SymbolDraft;
import java.util.HashMap;
import java.util.Map;

/** Gradients derive an op that exists and has no other gradient. */
final class GradientCheck implements Check {

  @Override
  public void check(ModuleDraft module, Findings findings) {
    Ops ops = new Ops(module);
    Map<String, GradientDraft> byOp = new HashMap<>();
    for (GradientDraft gradient : module.gradients()) {
      Ops.Target op = ops.find(gradient.op().value());
      if (op.symbol() != null && findings.isBroken(op.symbol())) {
        findings.leaveOut(gradient);
      } else {
        gradient(gradient, op, ops, byOp, findings);
      }
    }
    for (SymbolDraft symbol : module.symbols()) {
      if (symbol.notDifferentiable() != null && symbol.notDifferentiable().value().isBlank()) {
        findings.report(
            Diagnostic.ReasonMissing, symbol.notDifferentiable().at(), symbol, "NotDifferentiable");
      }
    }
  }

  private static void gradient(
      GradientDraft gradient,
      Ops.Target op,
      Ops ops,
      Map<String, GradientDraft> byOp,
      Findings findings) {
    String name = gradient.op().value();
    String fault = KernelCheck.inaccessible(gradient.element());
    if (!fault.isEmpty()) {
      findings.report(
          Diagnostic.GradientNotAccessible, gradient.at(), gradient, gradient.member(), fault);
    }
    if (op.kind().isEmpty()) {
      findings.report(
          Diagnostic.UnknownOp,
          gradient.op().at(),
          gradient,
          name,
          Nearest.hint(name, ops.names()));
      return;
    }
    if (!op.kind().equals("op")) {
      findings.report(Diagnostic.NotAnOp, gradient.op().at(), gradient, name, op.kind());
      return;
    }
    GradientDraft other = byOp.putIfAbsent(op.canonical(), gradient);
    if (other != null) {
      findings.report(
          Diagnostic.DuplicateGradient,
          gradient.op().at(),
          gradient,
          op.canonical(),
          other.at().describe());
    } else if (op.symbol() != null && op.symbol().notDifferentiable() != null) {
      findings.report(
          Diagnostic.GradientAndNotDifferentiable, gradient.op().at(), gradient, op.canonical());
    }
  }
}
