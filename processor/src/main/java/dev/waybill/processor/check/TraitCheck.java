package dev.waybill.processor.check;

import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.ParameterDraft;
import dev.waybill.processor.model.SourceRef;
import dev.waybill.processor.model.SymbolDraft;
import dev.waybill.processor.model.TypeDraft;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What ops say of views, of writing and of in-place forms can be. */
final class TraitCheck implements Check {

  private static final Set<TypeDraft.Kind> MAY_HOLD_TENSORS =
      EnumSet.of(TypeDraft.Kind.REFERENCE, TypeDraft.Kind.ARRAY, TypeDraft.Kind.VARIABLE);

  @Override
  public void check(ModuleDraft module, Findings findings) {
    for (SymbolDraft symbol : module.symbols()) {
      MethodDraft method = symbol.method();
      if (method == null || !method.resolves()) {
        continue;
      }
      ParameterDraft viewed = null;
      for (ParameterDraft parameter : method.parameters()) {
        aliases(symbol, method, parameter, viewed, findings);
        trait(symbol, parameter, "Mutates", parameter.mutates(), findings);
        viewed = viewed == null && parameter.aliases() != null ? parameter : viewed;
      }
      if (symbol.op() != null && symbol.op().inPlace()) {
        inPlace(symbol, symbol.op().at(), method, findings);
      }
    }
  }

  private static void aliases(
      SymbolDraft symbol,
      MethodDraft method,
      ParameterDraft parameter,
      @Nullable ParameterDraft viewed,
      Findings findings) {
    SourceRef at = parameter.aliases();
    if (at == null || trait(symbol, parameter, "Aliases", at, findings)) {
      return;
    }
    String result = method.result().display();
    if (viewed != null) {
      misplaced(
          symbol,
          parameter,
          "Aliases",
          at,
          "and " + viewed.name() + " has it already: a result is a view of one parameter",
          findings);
    } else if (!MAY_HOLD_TENSORS.contains(method.result().kind())) {
      misplaced(
          symbol,
          parameter,
          "Aliases",
          at,
          "whose result, of type " + result + ", cannot be a view",
          findings);
    }
  }

  /** Reports a trait of what is no op or no tensor, and returns whether it did. */
  private static boolean trait(
      SymbolDraft symbol,
      ParameterDraft parameter,
      String annotation,
      @Nullable SourceRef at,
      Findings findings) {
    String fault =
        symbol.op() == null
            ? "which is no op"
            : parameter.type().isTensors()
                ? ""
                : "and its type " + parameter.type().display() + " is no tensor's";
    if (at == null || fault.isEmpty()) {
      return false;
    }
    misplaced(symbol, parameter, annotation, at, fault, findings);
    return true;
  }

  private static void misplaced(
      SymbolDraft symbol,
      ParameterDraft parameter,
      String annotation,
      SourceRef at,
      String fault,
      Findings findings) {
    findings.report(
        Diagnostic.MisplacedTrait,
        at,
        parameter,
        symbol,
        annotation,
        parameter.name(),
        symbol.called(),
        fault);
  }

  private static void inPlace(
      SymbolDraft symbol, SourceRef at, MethodDraft method, Findings findings) {
    String fault = immutable(method);
    if (!fault.isEmpty()) {
      findings.report(Diagnostic.NoInPlaceForm, at, symbol, symbol.called(), fault);
    }
  }

  /** Returns why nothing can be written into a method's first parameter, or an empty string. */
  private static String immutable(MethodDraft method) {
    if (method.parameters().isEmpty()) {
      return "it takes no parameter to write into";
    }
    ParameterDraft first = method.parameters().get(0);
    if (!first.type().dispatchable()) {
      return "its first parameter " + first.name() + " is a " + first.type().display();
    }
    return method.result().source().equals(first.type().source())
        ? ""
        : "its result is a "
            + method.result().display()
            + ", which "
            + first.name()
            + " cannot hold";
  }
}
