package dev.waybill.processor.check;

import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.NamespaceDraft;
import java.util.LinkedHashMap;
import java.util.Map;

/** Namespaces are declared once, by the module that owns them, with a text. */
final class NamespaceCheck implements Check {

  @Override
  public void check(ModuleDraft module, Findings findings) {
    Map<String, NamespaceDraft> declared = new LinkedHashMap<>();
    for (NamespaceDraft namespace : module.namespaces()) {
      declare(module, namespace, declared, findings);
    }
  }

  private static void declare(
      ModuleDraft module,
      NamespaceDraft namespace,
      Map<String, NamespaceDraft> declared,
      Findings findings) {
    String name = namespace.name().value();
    String fault = NameSpelling.fault(name);
    if (!fault.isEmpty()) {
      findings.report(Diagnostic.IllegalNamespace, namespace.name().at(), namespace, name, fault);
      return;
    }
    String keyword = NameSpelling.keyword(name);
    if (!keyword.isEmpty()) {
      findings.report(Diagnostic.KeywordInName, namespace.name().at(), namespace, keyword, name);
      return;
    }
    NamespaceDraft other = declared.putIfAbsent(name, namespace);
    String owner = OwnershipCheck.foreignOwner(module, name);
    if (other != null) {
      findings.report(
          Diagnostic.NamespaceDeclaredTwice,
          namespace.name().at(),
          namespace,
          name,
          other.at().describe());
    } else if (!owner.isEmpty()) {
      findings.report(Diagnostic.NamespaceNotOwned, namespace.name().at(), namespace, name, owner);
    } else {
      document(namespace, findings);
    }
  }

  private static void document(NamespaceDraft namespace, Findings findings) {
    String missing = namespace.title().value().isBlank() ? "title" : "text";
    if (namespace.title().value().isBlank() || namespace.text().isBlank()) {
      findings.report(
          Diagnostic.NamespaceUndocumented,
          namespace.at(),
          namespace,
          namespace.name().value(),
          missing);
    }
  }
}
