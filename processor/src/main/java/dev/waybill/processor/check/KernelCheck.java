package dev.waybill.processor.check;

import dev.waybill.manifest.Nearest;
import dev.waybill.processor.model.ElementDraft;
import dev.waybill.processor.model.KernelDraft;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.ParameterDraft;
import dev.waybill.processor.model.SymbolDraft;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Kernels compute an op that exists, with its signature, in a place of their own. */
final class KernelCheck implements Check {

  @Override
  public void check(ModuleDraft module, Findings findings) {
    for (SymbolDraft symbol : module.symbols()) {
      if (symbol.op() != null) {
        for (Located<String> dtype : symbol.op().dtypes()) {
          if (!Vocabulary.DTYPES.contains(dtype.value())) {
            findings.report(
                Diagnostic.UnknownDtype, dtype.at(), symbol, word(dtype, Vocabulary.DTYPES));
          }
        }
        for (Located<String> twice : repeated(symbol.op().dtypes())) {
          findings.report(
              Diagnostic.RepeatedWord,
              twice.at(),
              symbol,
              twice.value(),
              "the dtypes",
              "the op " + symbol.member());
        }
      }
    }
    Ops ops = new Ops(module);
    Map<String, String> claimed = new HashMap<>();
    for (KernelDraft kernel : module.kernels()) {
      Ops.Target op = ops.find(kernel.op().value());
      if ((op.symbol() != null && findings.isBroken(op.symbol())) || !kernel.method().resolves()) {
        // The compiler reports a missing type itself.
        findings.leaveOut(kernel);
        continue;
      }
      place(kernel, findings);
      words(kernel, findings);
      op(ops, kernel, op, findings);
      if (!findings.isBroken(kernel)) {
        claim(kernel, op, claimed, findings);
      }
    }
  }

  @Override
  public boolean seesInPlaceForms() {
    return true;
  }

  private static void place(KernelDraft kernel, Findings findings) {
    String fault = inaccessible(kernel.element());
    if (!fault.isEmpty()) {
      findings.report(
          Diagnostic.KernelNotAccessible,
          kernel.at(),
          kernel,
          kernel.word(),
          kernel.member(),
          fault);
    }
    for (MethodDraft.Thrown thrown : kernel.method().thrown()) {
      if (thrown.checked()) {
        findings.report(
            Diagnostic.CheckedExceptionInKernel,
            kernel.at(),
            kernel,
            kernel.word(),
            kernel.member(),
            thrown.type());
      }
    }
  }

  /** Returns why generated code in the same package cannot call a method, or an empty string. */
  static String inaccessible(ElementDraft element) {
    if (element.isPrivate()) {
      return "it is private";
    }
    if (!element.isStatic()) {
      return "it is not static";
    }
    if (element.inPrivateClass()) {
      return "its class is private";
    }
    return element.unnamedPackage() ? "it stands in the unnamed package" : "";
  }

  private static void words(KernelDraft kernel, Findings findings) {
    if (!kernel.shape() && !Vocabulary.DEVICES.contains(kernel.device().value())) {
      findings.report(
          Diagnostic.UnknownDevice,
          kernel.device().at(),
          kernel,
          word(kernel.device(), Vocabulary.DEVICES));
    }
    for (Located<String> dtype : kernel.dtypes()) {
      if (!Vocabulary.DTYPES.contains(dtype.value())) {
        findings.report(
            Diagnostic.UnknownDtype, dtype.at(), kernel, word(dtype, Vocabulary.DTYPES));
      }
    }
    for (Located<String> requirement : kernel.requires()) {
      if (requirement.value().isBlank()) {
        findings.report(Diagnostic.EmptyRequirement, requirement.at(), kernel, kernel.member());
      }
    }
    repeated(kernel, kernel.dtypes(), "the dtypes", findings);
    repeated(kernel, kernel.requires(), "the requirements", findings);
  }

  private static void repeated(
      KernelDraft kernel, List<Located<String>> words, String what, Findings findings) {
    for (Located<String> twice : repeated(words)) {
      findings.report(
          Diagnostic.RepeatedWord,
          twice.at(),
          kernel,
          twice.value(),
          what,
          "the kernel " + kernel.member());
    }
  }

  private static List<Located<String>> repeated(List<Located<String>> words) {
    Set<String> seen = new HashSet<>();
    return words.stream().filter(word -> !seen.add(word.value())).toList();
  }

  private static Object[] word(Located<String> word, List<String> known) {
    return new Object[] {word.value(), Nearest.hint(word.value(), known), String.join(", ", known)};
  }

  private static void op(Ops ops, KernelDraft kernel, Ops.Target op, Findings findings) {
    String name = kernel.op().value();
    if (op.kind().isEmpty()) {
      findings.report(
          Diagnostic.UnknownOp, kernel.op().at(), kernel, name, Nearest.hint(name, ops.names()));
    } else if (!op.kind().equals("op")) {
      findings.report(Diagnostic.NotAnOp, kernel.op().at(), kernel, name, op.kind());
    } else if (op.method() != null && !types(op.method()).equals(types(kernel.method()))) {
      findings.report(
          Diagnostic.KernelSignatureDiffers,
          kernel.at(),
          kernel,
          kernel.word(),
          kernel.member(),
          signature(kernel.method()),
          name,
          signature(op.method()));
    } else if (!op.dtypes().isEmpty()) {
      for (Located<String> dtype : kernel.dtypes()) {
        if (!op.dtypes().contains(dtype.value()) && Vocabulary.DTYPES.contains(dtype.value())) {
          findings.report(
              Diagnostic.KernelDtypeNotInOp,
              dtype.at(),
              kernel,
              dtype.value(),
              name,
              String.join(", ", op.dtypes()));
        }
      }
    }
  }

  /** Two types of one simple name are two types, so packages count. */
  private static List<String> types(MethodDraft method) {
    List<String> types = new ArrayList<>();
    for (ParameterDraft parameter : method.parameters()) {
      types.add(parameter.type().source());
    }
    types.add(method.result().source());
    return types;
  }

  static String signature(MethodDraft method) {
    List<String> types = new ArrayList<>();
    for (ParameterDraft parameter : method.parameters()) {
      types.add(parameter.type().display());
    }
    return "(" + String.join(", ", types) + ") -> " + method.result().display();
  }

  private static void claim(
      KernelDraft kernel, Ops.Target op, Map<String, String> claimed, Findings findings) {
    if (kernel.shape()) {
      String other = claimed.putIfAbsent(op.canonical() + " shape", kernel.at().describe());
      if (other != null) {
        findings.report(Diagnostic.DuplicateShape, kernel.op().at(), kernel, op.canonical(), other);
      }
      return;
    }
    String device = kernel.device().value();
    Collection<String> dtypes = new LinkedHashSet<>();
    kernel.dtypes().forEach(dtype -> dtypes.add(dtype.value()));
    for (String dtype : dtypes.isEmpty() ? Vocabulary.DTYPES : dtypes) {
      String place = op.canonical() + " " + device + " " + dtype + " " + kernel.priority().value();
      boolean reference = device.equals("cpu") && kernel.priority().value() == 0;
      String other = claimed.get(place);
      if (reference && op.takes(dtype)) {
        other = "the reference kernel";
      }
      if (other != null) {
        findings.report(
            Diagnostic.AmbiguousPriority,
            kernel.priority().at(),
            kernel,
            kernel.member(),
            other,
            kernel.priority().value(),
            op.canonical(),
            device,
            dtype);
        return;
      }
      claimed.put(place, kernel.at().describe());
    }
  }
}
