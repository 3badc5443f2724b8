package dev.waybill.processor.check;

import dev.waybill.manifest.Nearest;
import dev.waybill.processor.model.ModuleDraft;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The severities that options set, and what is wrong with the options. */
final class Options implements Check {

  private static final String MODULE = "waybill.module";
  private static final String SEVERITY = "waybill.severity.";
  private static final Map<String, Severity> SEVERITIES =
      Map.of("error", Severity.ERROR, "warn", Severity.WARN, "off", Severity.OFF);

  static Map<Diagnostic, Severity> severities(Map<String, String> options) {
    Map<Diagnostic, Severity> severities = new EnumMap<>(Diagnostic.class);
    for (Diagnostic diagnostic : Diagnostic.values()) {
      Severity severity = SEVERITIES.get(options.getOrDefault(SEVERITY + diagnostic, ""));
      if (severity != null) {
        severities.put(diagnostic, severity);
      }
    }
    return severities;
  }

  static Set<String> names() {
    Set<String> names = new TreeSet<>();
    names.add(MODULE);
    ids().forEach(id -> names.add(SEVERITY + id));
    return names;
  }

  static List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (Diagnostic diagnostic : Diagnostic.values()) {
      ids.add(diagnostic.name());
    }
    return ids;
  }

  @Override
  public void check(ModuleDraft module, Findings findings) {
    module.build().options().forEach((name, value) -> option(module, name, value, findings));
  }

  private static void option(ModuleDraft module, String name, String value, Findings findings) {
    if (name.startsWith(SEVERITY)) {
      String id = name.substring(SEVERITY.length());
      if (!ids().contains(id)) {
        findings.reportAt(
            Diagnostic.UnknownDiagnosticId, module.identity().at(), id, Nearest.hint(id, ids()));
      } else if (!SEVERITIES.containsKey(value)) {
        findings.reportAt(Diagnostic.BadSeverity, module.identity().at(), id, value);
      } else if (Diagnostic.valueOf(id).isFault() && !value.equals("error")) {
        findings.reportAt(Diagnostic.NotSuppressible, module.identity().at(), id);
      }
    } else if (!name.equals(MODULE)) {
      findings.reportAt(
          Diagnostic.UnknownOption,
          module.identity().at(),
          name,
          Nearest.hint(name, List.of(MODULE, "waybill.severity")));
    }
  }
}
