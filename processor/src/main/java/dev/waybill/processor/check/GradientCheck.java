package dev.waybill.processor.check;

import dev.waybill.processor.model.GradientDraft;
import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.ParameterDraft;
import dev.waybill.processor.model.SymbolDraft;
import dev.waybill.processor.model.TypeDraft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    for (MethodDraft.Thrown thrown : gradient.method().thrown()) {
      if (thrown.checked()) {
        findings.report(
            Diagnostic.CheckedExceptionInKernel,
            gradient.at(),
            gradient,
            "gradient",
            gradient.member(),
            thrown.type());
      }
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
    } else if (!underivable(op).isEmpty()) {
      findings.report(
          Diagnostic.NothingToDerive,
          gradient.op().at(),
          gradient,
          op.canonical(),
          underivable(op));
    } else if (op.method() != null && !fits(gradient.method(), op.method())) {
      findings.report(
          Diagnostic.GradientSignature,
          gradient.at(),
          gradient,
          gradient.member(),
          KernelCheck.signature(gradient.method()),
          op.canonical(),
          expected(op.method()));
    }
  }

  /** Returns what an op takes that has no gradient, or an empty string. */
  private static String underivable(Ops.Target op) {
    if (op.method() != null && tensors(op.method()).isEmpty()) {
      return "no tensor";
    }
    boolean whole = op.dtypes().stream().noneMatch(Vocabulary.FLOATING::contains);
    return op.dtypes().isEmpty() || !whole ? "" : "only " + String.join(", ", op.dtypes());
  }

  /** The gradient of the result, then the op's parameters; gradients of its tensors come out. */
  private static boolean fits(MethodDraft gradient, MethodDraft op) {
    List<String> expected = new ArrayList<>();
    expected.add(op.result().source());
    op.parameters().forEach(parameter -> expected.add(parameter.type().source()));
    List<String> actual = new ArrayList<>();
    gradient.parameters().forEach(parameter -> actual.add(parameter.type().source()));
    String result = gradient.result().source();
    boolean one = tensors(op).size() == 1 && result.equals(tensors(op).get(0).source());
    boolean all = result.endsWith("[]") || result.startsWith("java.util.List<");
    return expected.equals(actual) && (one || all);
  }

  private static String expected(MethodDraft op) {
    List<String> types = new ArrayList<>();
    types.add(op.result().display());
    op.parameters().forEach(parameter -> types.add(parameter.type().display()));
    List<TypeDraft> tensors = tensors(op);
    String tensor = tensors.isEmpty() ? "Tensor" : tensors.get(0).display();
    return "(" + String.join(", ", types) + ") -> " + tensor + (tensors.size() == 1 ? "" : "[]");
  }

  private static List<TypeDraft> tensors(MethodDraft op) {
    List<TypeDraft> tensors = new ArrayList<>();
    for (ParameterDraft parameter : op.parameters()) {
      if (parameter.type().dispatchable()) {
        tensors.add(parameter.type());
      }
    }
    return tensors;
  }
}
