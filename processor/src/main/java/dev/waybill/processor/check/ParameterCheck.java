package dev.waybill.processor.check;

import dev.waybill.manifest.Nearest;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.ParameterDraft;
import dev.waybill.processor.model.RangeDraft;
import dev.waybill.processor.model.SymbolDraft;
import dev.waybill.processor.model.TypeDraft;
import java.util.HashMap;
import java.util.Map;

/** Defaults and ranges fit their parameters. */
final class ParameterCheck implements Check {

  @Override
  public void check(ModuleDraft module, Findings findings) {
    for (SymbolDraft symbol : module.symbols()) {
      if (symbol.method() != null) {
        method(symbol, symbol.method(), findings);
      }
    }
  }

  private static void method(SymbolDraft symbol, MethodDraft method, Findings findings) {
    alike(symbol, method, findings);
    String optional = "";
    int last = method.parameters().size() - 1;
    for (int i = 0; i <= last; i++) {
      ParameterDraft parameter = method.parameters().get(i);
      boolean variable = method.varargs() && i == last;
      if (parameter.defaultValue() == null) {
        if (!optional.isEmpty() && !variable) {
          findings.report(
              Diagnostic.RequiredAfterOptional, parameter, symbol, parameter.name(), optional);
        }
      } else if (variable) {
        findings.report(Diagnostic.DefaultOnVarargs, parameter, symbol, parameter.name());
      } else {
        optional = parameter.name();
        defaultValue(symbol, parameter, parameter.defaultValue(), findings);
      }
      if (parameter.range() != null) {
        range(symbol, parameter, parameter.range(), findings);
      }
    }
  }

  private static void alike(SymbolDraft symbol, MethodDraft method, Findings findings) {
    Map<String, String> folded = new HashMap<>();
    for (ParameterDraft parameter : method.parameters()) {
      String other = folded.putIfAbsent(NameSpelling.folded(parameter.name()), parameter.name());
      if (other != null) {
        findings.report(
            Diagnostic.ParametersDifferOnlyInCase, parameter, symbol, parameter.name(), other);
      }
    }
  }

  private static void defaultValue(
      SymbolDraft symbol, ParameterDraft parameter, Located<String> written, Findings findings) {
    String text = written.value();
    TypeDraft type = parameter.type();
    if (!DefaultText.fits(text, type)) {
      findings.report(
          Diagnostic.DefaultNotOfType,
          written.at(),
          parameter,
          symbol,
          text,
          parameter.name(),
          type.display(),
          Nearest.hint(text, type.enumConstants()));
    } else if (parameter.range() != null && DefaultText.isNumber(type)) {
      double value = Double.parseDouble(text.strip());
      if (!contains(parameter.range(), value) && !isEmpty(parameter.range(), type)) {
        findings.report(
            Diagnostic.DefaultOutOfRange,
            written.at(),
            parameter,
            symbol,
            text,
            parameter.name(),
            text(parameter.range()));
      }
    }
  }

  private static void range(
      SymbolDraft symbol, ParameterDraft parameter, RangeDraft range, Findings findings) {
    if (!DefaultText.isNumber(parameter.type())) {
      findings.report(
          Diagnostic.RangeOnNonNumber,
          range.at(),
          parameter,
          symbol,
          parameter.name(),
          parameter.type().display());
    } else if (isUnbounded(range)) {
      findings.report(Diagnostic.RangeUnbounded, range.at(), parameter, symbol, parameter.name());
    } else if (isEmpty(range, parameter.type())) {
      findings.report(
          Diagnostic.RangeEmpty, range.at(), parameter, symbol, parameter.name(), text(range));
    }
  }

  private static boolean contains(RangeDraft range, double value) {
    boolean above = range.minExclusive() ? value > range.min() : value >= range.min();
    boolean below = range.maxExclusive() ? value < range.max() : value <= range.max();
    return above && below;
  }

  private static boolean isUnbounded(RangeDraft range) {
    return range.min() == Double.NEGATIVE_INFINITY && range.max() == Double.POSITIVE_INFINITY;
  }

  private static boolean isEmpty(RangeDraft range, TypeDraft type) {
    if (type.kind() == TypeDraft.Kind.INTEGER) {
      double least = Math.ceil(range.min());
      double most = Math.floor(range.max());
      least += range.minExclusive() && least == range.min() ? 1 : 0;
      most -= range.maxExclusive() && most == range.max() ? 1 : 0;
      return !(least <= most);
    }
    boolean point = range.min() == range.max() && !range.minExclusive() && !range.maxExclusive();
    return !(range.min() < range.max() || point);
  }

  private static String text(RangeDraft range) {
    return (range.minExclusive() ? "(" : "[")
        + bound(range.min())
        + ".."
        + bound(range.max())
        + (range.maxExclusive() ? ")" : "]");
  }

  private static String bound(double bound) {
    if (Double.isInfinite(bound)) {
      return "";
    }
    return bound == Math.rint(bound) && Math.abs(bound) < 1e15
        ? Long.toString((long) bound)
        : Double.toString(bound);
  }
}
