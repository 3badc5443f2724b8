package dev.waybill.processor.check;

import dev.waybill.manifest.Nearest;
import dev.waybill.processor.model.GradientDraft;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.ParameterDraft;
import dev.waybill.processor.model.SourceRef;
import dev.waybill.processor.model.SymbolDraft;
import dev.waybill.processor.model.TypeDraft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ops on floating numbers have gradients, and each gradient fits an op that exists. */
final class GradientCheck implements Check {

  @Override
  public void check(ModuleDraft module, Findings findings) {
    Ops ops = new Ops(module);
    Map<String, GradientDraft> byParameter = new HashMap<>();
    Set<String> derived = new HashSet<>();
    for (GradientDraft gradient : module.gradients()) {
      Ops.Target op = ops.find(gradient.op().value());
      derived.add(op.canonical());
      if ((op.symbol() != null && findings.isBroken(op.symbol()))
          || !gradient.method().resolves()) {
        // The compiler reports a missing type itself.
        findings.leaveOut(gradient);
      } else {
        gradient(gradient, op, ops, byParameter, findings);
      }
    }
    for (SymbolDraft symbol : module.symbols()) {
      Located<String> reason = symbol.notDifferentiable();
      if (symbol.inPlaceOf() != null) {
        continue; // its gradient is its op's
      }
      if (reason != null && reason.value().isBlank()) {
        findings.report(Diagnostic.ReasonMissing, reason.at(), symbol, "NotDifferentiable");
      }
      Ops.Target op = ops.find(symbol.canonicalName());
      // The runtime derives all views by one rule.
      boolean view =
          symbol.method() != null
              && symbol.method().parameters().stream().anyMatch(p -> p.aliases() != null);
      boolean declared = reason != null || view || derived.contains(op.canonical());
      if (!declared && !findings.isBroken(symbol)) {
        missing(symbol, op, findings);
      }
    }
  }

  @Override
  public boolean seesInPlaceForms() {
    return true;
  }

  private static void missing(SymbolDraft symbol, Ops.Target op, Findings findings) {
    if (symbol.op() != null && underivable(op).isEmpty()) {
      String dtypes = String.join(", ", op.dtypes());
      findings.report(
          Diagnostic.GradientMissing,
          symbol.op().at(),
          symbol,
          op.canonical(),
          dtypes.isEmpty() ? "tensors of all dtypes" : dtypes);
    }
  }

  private static void gradient(
      GradientDraft gradient,
      Ops.Target op,
      Ops ops,
      Map<String, GradientDraft> byParameter,
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
    if (op.symbol() != null && op.symbol().notDifferentiable() != null) {
      findings.report(
          Diagnostic.GradientAndNotDifferentiable, gradient.op().at(), gradient, op.canonical());
    } else if (!underivable(op).isEmpty()) {
      findings.report(
          Diagnostic.NothingToDerive,
          gradient.op().at(),
          gradient,
          op.canonical(),
          underivable(op));
    } else if (op.method() == null) {
      findings.leaveOut(gradient); // the other module's class cannot be read
    } else {
      List<ParameterDraft> of = of(gradient, op, op.method(), findings);
      claim(gradient, op, of, byParameter, findings);
      signature(gradient, op, op.method(), of, findings);
    }
  }

  /** Returns what an op takes that has no gradient, or an empty string. */
  private static String underivable(Ops.Target op) {
    if (op.method() != null
        && op.method().parameters().stream().noneMatch(p -> p.type().isTensors())) {
      return "no tensor";
    }
    boolean whole = op.dtypes().stream().noneMatch(Vocabulary.FLOATING::contains);
    return op.dtypes().isEmpty() || !whole ? "" : "only " + String.join(", ", op.dtypes());
  }

  /** Returns the parameters that a gradient is of; none where one of them is wrong. */
  private static List<ParameterDraft> of(
      GradientDraft gradient, Ops.Target op, MethodDraft method, Findings findings) {
    Map<String, ParameterDraft> parameters = byName(method);
    Map<String, ParameterDraft> found = new LinkedHashMap<>();
    boolean several = gradient.of(method).size() > 1;
    boolean sound = true;
    for (String name : gradient.of(method)) {
      ParameterDraft parameter = parameters.get(name);
      String fault = "";
      if (parameter == null) {
        fault = "the op '" + op.canonical() + "' takes nothing of that name";
      } else if (!parameter.type().isTensors()) {
        fault = "that is a " + parameter.type().display() + " of the op '" + op.canonical() + "'";
      } else if (found.put(name, parameter) != null) {
        fault = "it is named twice";
      } else if (several && parameter.type().dispatchableList()) {
        fault = "a list of tensors needs a gradient of its own";
      }
      if (!fault.isEmpty()) {
        String hint = parameter == null ? Nearest.hint(name, parameters.keySet()) : "";
        findings.report(
            Diagnostic.GradientOfNoTensor,
            place(gradient, name),
            gradient,
            gradient.member(),
            name,
            fault,
            hint);
        sound = false;
      }
    }
    return sound ? List.copyOf(found.values()) : List.of();
  }

  private static void claim(
      GradientDraft gradient,
      Ops.Target op,
      List<ParameterDraft> of,
      Map<String, GradientDraft> byParameter,
      Findings findings) {
    for (ParameterDraft parameter : of) {
      GradientDraft other =
          byParameter.putIfAbsent(op.canonical() + " " + parameter.name(), gradient);
      if (other != null) {
        findings.report(
            Diagnostic.DuplicateGradient,
            place(gradient, parameter.name()),
            gradient,
            parameter.name(),
            op.canonical(),
            other.at().describe());
        return; // the others overlap for the same reason
      }
    }
  }

  private static SourceRef place(GradientDraft gradient, String of) {
    SourceRef last = gradient.op().at();
    for (Located<String> written : gradient.of()) {
      if (written.value().equals(of)) {
        last = written.at(); // the second one where it stands twice
      }
    }
    return last;
  }

  private static void signature(
      GradientDraft gradient,
      Ops.Target op,
      MethodDraft method,
      List<ParameterDraft> of,
      Findings findings) {
    TypeDraft result = method.result();
    if (gradient.method().parameters().isEmpty()) {
      report(
          gradient,
          op,
          gradient.at(),
          "the first parameter",
          "missing",
          result.display(),
          findings);
    } else {
      ParameterDraft gy = gradient.method().parameters().get(0);
      fits(gradient, op, gy, "the first parameter " + gy.name(), result, findings);
    }
    Map<String, ParameterDraft> parameters = byName(method);
    for (ParameterDraft taken : gradient.taken()) {
      ParameterDraft same = parameters.get(taken.name());
      if (same != null || taken.name().equals(GradientDraft.RESULT)) {
        TypeDraft expected = same == null ? result : same.type();
        fits(gradient, op, taken, "the parameter " + taken.name(), expected, findings);
      } else {
        List<String> names = new ArrayList<>(parameters.keySet());
        names.add(GradientDraft.RESULT);
        findings.report(
            Diagnostic.UnknownGradientParameter,
            taken.at(),
            gradient,
            gradient.member(),
            taken.name(),
            op.canonical(),
            Nearest.hint(taken.name(), names));
      }
    }
    if (!of.isEmpty()) {
      TypeDraft type = of.get(0).type();
      String array = of.size() == 1 ? "" : "[]";
      TypeDraft returned = gradient.method().result();
      if (!returned.source().equals(type.source() + array)) {
        report(
            gradient,
            op,
            gradient.at(),
            "the result",
            returned.display(),
            type.display() + array,
            findings);
      }
    }
  }

  /** Two types of one simple name are two types, so packages count. */
  private static void fits(
      GradientDraft gradient,
      Ops.Target op,
      ParameterDraft taken,
      String what,
      TypeDraft expected,
      Findings findings) {
    if (!taken.type().source().equals(expected.source())) {
      report(gradient, op, taken.at(), what, taken.type().display(), expected.display(), findings);
    }
  }

  private static void report(
      GradientDraft gradient,
      Ops.Target op,
      SourceRef at,
      String what,
      String found,
      String expected,
      Findings findings) {
    findings.report(
        Diagnostic.GradientSignature,
        at,
        gradient,
        gradient.member(),
        op.canonical(),
        what,
        found,
        expected);
  }

  private static Map<String, ParameterDraft> byName(MethodDraft method) {
    Map<String, ParameterDraft> parameters = new LinkedHashMap<>();
    method.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter));
    return parameters;
  }
}
