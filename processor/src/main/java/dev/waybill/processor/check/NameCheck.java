package dev.waybill.processor.check;

import dev.waybill.manifest.SymbolKind;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.ParameterDraft;
import dev.waybill.processor.model.SymbolDraft;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Each name is well-formed by itself. */
final class NameCheck implements Check {

  // A static method with one of these signatures cannot stand in a class: java.lang.Object has
  // them.
  private static final Set<String> OBJECT_METHODS =
      Set.of(
          "clone()",
          "equals(java.lang.Object)",
          "finalize()",
          "getClass()",
          "hashCode()",
          "notify()",
          "notifyAll()",
          "toString()",
          "wait()",
          "wait(long)",
          "wait(long,int)");

  @Override
  public void check(ModuleDraft module, Findings findings) {
    for (SymbolDraft symbol : module.symbols()) {
      if (symbol.names().isEmpty()) {
        findings.report(
            Diagnostic.NoName,
            symbol.exportAt(),
            symbol,
            symbol.element().describe(),
            symbol.member().isEmpty() ? "search.Index" : "search." + symbol.member());
      }
      List<Located<String>> v1 = symbol.generation1();
      boolean sound = names(symbol, symbol.names(), findings);
      sound &= v1 == null || names(symbol, v1, findings);
      if (sound && !symbol.names().isEmpty() && !findings.isBroken(symbol)) {
        canonical(symbol, findings);
      }
    }
  }

  private static boolean names(SymbolDraft symbol, List<Located<String>> names, Findings findings) {
    Set<String> seen = new HashSet<>();
    boolean sound = true;
    for (Located<String> name : names) {
      if (!seen.add(name.value()) && !name.value().isEmpty()) {
        findings.report(
            Diagnostic.RepeatedName, name.at(), symbol, name.value(), symbol.element().describe());
        sound = false;
      } else {
        sound &= name(symbol, name, findings);
      }
    }
    return sound;
  }

  private static boolean name(SymbolDraft symbol, Located<String> name, Findings findings) {
    String text = name.value();
    String fault = NameSpelling.fault(text);
    String method = text.indexOf('.') < 0 ? text : symbol.facadeName(text);
    String keyword = NameSpelling.keyword(text);
    String methodKeyword = NameSpelling.keyword(method);
    if (text.isEmpty()) {
      findings.report(Diagnostic.EmptyName, name.at(), symbol, symbol.element().describe());
    } else if (!fault.isEmpty()) {
      findings.report(Diagnostic.IllegalName, name.at(), symbol, text, fault);
    } else if (!keyword.isEmpty()) {
      findings.report(Diagnostic.KeywordInName, name.at(), symbol, keyword, text);
    } else if (!methodKeyword.isEmpty()) {
      findings.report(Diagnostic.KeywordInName, name.at(), symbol, methodKeyword, method);
    } else if (text.length() > NameSpelling.LONGEST) {
      findings.report(
          Diagnostic.NameTooLong, name.at(), symbol, text.substring(0, 40), text.length());
    } else if (clashesWithObject(symbol, method)) {
      findings.report(
          Diagnostic.ObjectMethodClash, name.at(), symbol, text, NameSpelling.last(method));
    } else {
      return true;
    }
    return false;
  }

  /** Overloads that leave out trailing defaults are methods of the facade too. */
  private static boolean clashesWithObject(SymbolDraft symbol, String name) {
    if (symbol.method() == null || name.indexOf('.') < 0) {
      return false;
    }
    StringBuilder signature = new StringBuilder(NameSpelling.last(name)).append('(');
    boolean clashes = false;
    boolean complete = false;
    List<ParameterDraft> parameters = symbol.method().parameters();
    for (int i = 0; i <= parameters.size() && !complete; i++) {
      boolean callable = parameters.stream().skip(i).allMatch(p -> p.defaultValue() != null);
      clashes |= callable && OBJECT_METHODS.contains(signature + ")");
      complete = i == parameters.size();
      if (!complete) {
        signature.append(i == 0 ? "" : ",").append(parameters.get(i).type().erasure());
      }
    }
    return clashes;
  }

  private static void canonical(SymbolDraft symbol, Findings findings) {
    String name = symbol.canonicalName();
    if (symbol.isDeprecated(name)) {
      findings.report(
          Diagnostic.CanonicalNameDeprecated,
          symbol.exportAt(),
          symbol,
          symbol.element().describe());
    }
    String last = NameSpelling.last(name);
    String expected = spelling(symbol, last);
    if (!last.equals(expected)) {
      Located<String> at = symbol.names().get(0);
      findings.report(
          Diagnostic.NamingRule,
          at.at(),
          symbol,
          name,
          rule(symbol.kind()),
          name.substring(0, name.length() - last.length()) + expected);
    }
  }

  private static String spelling(SymbolDraft symbol, String last) {
    return switch (symbol.kind()) {
      case OP, FUNCTION -> NameSpelling.lowerCamel(last);
      case TYPE -> NameSpelling.upperCamel(last);
      case CONSTANT -> NameSpelling.upperSnake(last);
    };
  }

  private static String rule(SymbolKind kind) {
    return switch (kind) {
      case OP, FUNCTION -> "lowerCamel";
      case TYPE -> "UpperCamel";
      case CONSTANT -> "UPPER_SNAKE";
    };
  }
}
