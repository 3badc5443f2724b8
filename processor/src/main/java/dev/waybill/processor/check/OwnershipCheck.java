package dev.waybill.processor.check;

import dev.waybill.manifest.Nearest;
import dev.waybill.processor.model.ForeignModule;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.NamespaceDraft;
import dev.waybill.processor.model.SymbolDraft;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every name lies in a namespace of its own module, and every namespace has names. */
final class OwnershipCheck implements Check {

  @Override
  public void check(ModuleDraft module, Findings findings) {
    Map<String, NamespaceDraft> declared = new LinkedHashMap<>();
    for (NamespaceDraft namespace : module.namespaces()) {
      declared.putIfAbsent(namespace.name().value(), namespace);
    }
    for (SymbolDraft symbol : module.symbols()) {
      Set<String> seen = new HashSet<>();
      names(module, symbol, symbol.names(), declared, seen, findings);
      if (symbol.generation1() != null) {
        names(module, symbol, symbol.generation1(), declared, seen, findings);
      }
    }
    unused(module, findings);
  }

  private static void unused(ModuleDraft module, Findings findings) {
    Set<String> used = new HashSet<>();
    for (SymbolDraft symbol : module.symbols()) {
      symbol.names().forEach(name -> used.add(name.value()));
      if (symbol.generation1() != null) {
        symbol.generation1().forEach(name -> used.add(name.value()));
      }
    }
    for (NamespaceDraft namespace : module.namespaces()) {
      String prefix = namespace.name().value() + ".";
      // One around others has a title and text for their pages.
      if (!findings.isBroken(namespace)
          && used.stream().noneMatch(name -> name.startsWith(prefix))) {
        findings.report(
            Diagnostic.NamespaceUnused, namespace.name().at(), namespace, namespace.name().value());
      }
    }
  }

  private static void names(
      ModuleDraft module,
      SymbolDraft symbol,
      List<Located<String>> names,
      Map<String, NamespaceDraft> declared,
      Set<String> seen,
      Findings findings) {
    for (Located<String> name : names) {
      String namespace = NameSpelling.namespace(name.value());
      boolean sound =
          NameSpelling.fault(name.value()).isEmpty()
              && NameSpelling.keyword(name.value()).isEmpty();
      if (namespace.isEmpty() || !sound || !seen.add(namespace)) {
        continue;
      }
      NamespaceDraft own = declared.get(namespace);
      String owner = foreignOwner(module, namespace);
      if (own != null && findings.isBroken(own)) {
        // Reported at the namespace, once.
        findings.leaveOut(symbol);
      } else if (own == null && !owner.isEmpty() && !isTaken(module, name.value())) {
        findings.report(Diagnostic.NamespaceNotOwned, name.at(), symbol, namespace, owner);
      } else if (own == null && owner.isEmpty()) {
        findings.report(
            Diagnostic.UnknownNamespace,
            name.at(),
            symbol,
            namespace,
            name.value(),
            Nearest.hint(namespace, declared.keySet()),
            namespace);
      }
    }
  }

  /** A taken name is reported as taken, which says more. */
  private static boolean isTaken(ModuleDraft module, String name) {
    for (ForeignModule other : module.foreign()) {
      if (other.names().containsKey(name)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the identity of the other module that owns the namespace or one around it. */
  static String foreignOwner(ModuleDraft module, String namespace) {
    for (ForeignModule other : module.foreign()) {
      for (String owned : other.namespaces()) {
        if (namespace.equals(owned) || namespace.startsWith(owned + ".")) {
          return other.id();
        }
      }
    }
    return "";
  }
}
