package dev.waybill.processor.check;

import dev.waybill.processor.model.SourceRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Collects findings, in whatever order rules report them, for printing once. */
public final class Findings {

  private final List<Finding> findings = new ArrayList<>();
  private final Set<Object> broken = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Reports a violation.
   *
   * @param diagnostic what kind it is
   * @param at where
   * @param subject the draft that an error leaves out of what is generated
   * @param arguments the arguments of the diagnostic's message
   */
  void report(Diagnostic diagnostic, SourceRef at, Object subject, Object... arguments) {
    Severity severity = diagnostic.severity();
    findings.add(new Finding(diagnostic, severity, diagnostic.message(arguments), at));
    if (severity == Severity.ERROR) {
      broken.add(subject);
    }
  }

  /**
   * Returns whether an error was reported about a draft, so that nothing is generated for it.
   *
   * @param subject a draft
   * @return whether it is broken
   */
  public boolean isBroken(Object subject) {
    return broken.contains(subject);
  }

  /**
   * Returns the findings in the order of their places.
   *
   * @return a new list
   */
  public List<Finding> sorted() {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(
        Comparator.comparing((Finding f) -> f.at().sortKey())
            .thenComparing(Finding::diagnostic)
            .thenComparing(Finding::message));
    return sorted;
  }
}
