package dev.waybill.processor.check;

import dev.waybill.processor.model.ForeignModule;
import dev.waybill.processor.model.ForeignModule.ForeignName;
import dev.waybill.processor.model.InPlaceForms;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.NamespaceDraft;
import dev.waybill.processor.model.SymbolDraft;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A name belongs to one symbol, in this module and in all others, in each generation. */
final class ClashCheck implements Check {

  @Override
  public void check(ModuleDraft module, Findings findings) {
    Map<String, String> namespaces = namespaces(module);
    Map<String, SymbolDraft> present = new HashMap<>();
    Map<String, SymbolDraft> folded = new HashMap<>();
    Map<String, SymbolDraft> first = new HashMap<>();
    for (SymbolDraft symbol : module.symbols()) {
      Set<String> reported = new HashSet<>();
      for (Located<String> name : symbol.names()) {
        boolean healthy = !findings.isBroken(symbol);
        claim(module, symbol, name, "2", present, reported, findings);
        if (healthy) {
          namespace(symbol, name, namespaces, findings);
          fold(symbol, name, folded, findings);
        }
      }
      List<Located<String>> v1 = symbol.generation1();
      for (Located<String> name : v1 == null ? symbol.names() : v1) {
        boolean healthy = !findings.isBroken(symbol);
        claim(module, symbol, name, "1", first, reported, findings);
        if (healthy
            && v1 != null
            && symbol.names().stream().noneMatch(n -> n.value().equals(name.value()))) {
          namespace(symbol, name, namespaces, findings);
        }
      }
    }
  }

  @Override
  public boolean seesInPlaceForms() {
    return true;
  }

  private static Map<String, String> namespaces(ModuleDraft module) {
    Map<String, String> namespaces = new TreeMap<>();
    for (NamespaceDraft namespace : module.namespaces()) {
      namespaces.put(namespace.name().value(), "declared by " + namespace.at().describe());
    }
    for (ForeignModule other : module.foreign()) {
      for (String namespace : other.namespaces()) {
        namespaces.putIfAbsent(namespace, "which belongs to " + other.id());
      }
    }
    return namespaces;
  }

  private static void claim(
      ModuleDraft module,
      SymbolDraft symbol,
      Located<String> name,
      String generation,
      Map<String, SymbolDraft> taken,
      Set<String> reported,
      Findings findings) {
    String text = name.value();
    // A broken export takes no name from a healthy one, but another module's name is taken anyway.
    SymbolDraft other = findings.isBroken(symbol) ? null : taken.putIfAbsent(text, symbol);
    if (other != null && !other.equals(symbol)) {
      if (reported.add(text)) {
        Diagnostic kind =
            areOverloads(symbol, other) ? Diagnostic.OverloadsShareName : Diagnostic.NameTaken;
        findings.report(kind, name.at(), symbol, text, other.at().describe());
      }
      return;
    }
    for (ForeignModule foreign : module.foreign()) {
      ForeignName clash = foreign.names().get(text);
      if (clash != null && clash.generations().contains(generation) && reported.add(text)) {
        findings.report(
            Diagnostic.NameTakenInAnotherModule,
            name.at(),
            symbol,
            text,
            symbol.at().describe(),
            module.identity().id(),
            clash.member(),
            foreign.id());
        return;
      }
    }
  }

  private static boolean areOverloads(SymbolDraft a, SymbolDraft b) {
    return a.method() != null
        && b.method() != null
        && a.inPlaceOf() == null
        && b.inPlaceOf() == null
        && a.owner().equals(b.owner())
        && a.member().equals(b.member());
  }

  private static void namespace(
      SymbolDraft symbol, Located<String> name, Map<String, String> namespaces, Findings findings) {
    String owner = namespaces.get(name.value());
    if (owner != null) {
      findings.report(Diagnostic.NameIsNamespace, name.at(), symbol, name.value(), owner);
    }
  }

  /** Spellings of one symbol may differ so: that is what aliases are for. */
  private static void fold(
      SymbolDraft symbol,
      Located<String> name,
      Map<String, SymbolDraft> folded,
      Findings findings) {
    // A type Index beside a function index is Java's own habit, so kinds are apart.
    String kind = symbol.method() != null && symbol.creator() == null ? "()" : symbol.kind().name();
    // And what writes in place is told from what does not by the underscore behind its name.
    kind += symbol.writes() && name.value().endsWith(InPlaceForms.SUFFIX) ? "_" : "";
    SymbolDraft other = folded.putIfAbsent(NameSpelling.folded(name.value()) + kind, symbol);
    if (other == null || other.equals(symbol) || findings.isBroken(symbol)) {
      return;
    }
    for (Located<String> theirs : other.names()) {
      boolean alike =
          NameSpelling.folded(theirs.value()).equals(NameSpelling.folded(name.value()))
              && !theirs.value().equals(name.value());
      if (alike) {
        findings.report(
            Diagnostic.NamesDifferOnlyInCase,
            name.at(),
            symbol,
            name.value(),
            theirs.value(),
            other.at().describe());
        return;
      }
    }
  }
}
