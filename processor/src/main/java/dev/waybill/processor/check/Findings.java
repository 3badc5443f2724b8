package dev.waybill.processor.check;

import dev.waybill.processor.model.ElementwiseDraft;
import dev.waybill.processor.model.GradientDraft;
import dev.waybill.processor.model.KernelDraft;
import dev.waybill.processor.model.NamespaceDraft;
import dev.waybill.processor.model.ParameterDraft;
import dev.waybill.processor.model.SourceRef;
import dev.waybill.processor.model.StateFieldDraft;
import dev.waybill.processor.model.StatefulDraft;
import dev.waybill.processor.model.SuppressionDraft;
import dev.waybill.processor.model.SymbolDraft;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects findings, in whatever order rules report them, for printing once.
 *
 * <p>A draft with an error is left out of what is generated: generated code must compile. Where an
 * option or a suppression silences the error, the draft stays; faults cannot be silenced. A warning
 * that an option makes an error leaves nothing out.
 */
public final class Findings {

  private final Map<Diagnostic, Severity> severities;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<Object> broken = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> usedSuppressions = new HashSet<>();

  /**
   * Makes an empty collection.
   *
   * @param severities the severities that options set
   */
  Findings(Map<Diagnostic, Severity> severities) {
    this.severities = Map.copyOf(severities);
  }

  void report(Diagnostic diagnostic, SourceRef at, SymbolDraft symbol, Object... arguments) {
    judge(diagnostic, at, symbol, symbol.suppressions(), arguments);
  }

  void report(
      Diagnostic diagnostic, ParameterDraft parameter, SymbolDraft symbol, Object... arguments) {
    report(diagnostic, parameter.at(), parameter, symbol, arguments);
  }

  void report(Diagnostic diagnostic, SourceRef at, KernelDraft kernel, Object... arguments) {
    judge(diagnostic, at, kernel, kernel.suppressions(), arguments);
  }

  void report(Diagnostic diagnostic, SourceRef at, GradientDraft gradient, Object... arguments) {
    judge(diagnostic, at, gradient, gradient.suppressions(), arguments);
  }

  void report(Diagnostic diagnostic, SourceRef at, ElementwiseDraft draft, Object... arguments) {
    judge(diagnostic, at, draft, draft.suppressions(), arguments);
  }

  void report(Diagnostic diagnostic, SourceRef at, StatefulDraft draft, Object... arguments) {
    judge(diagnostic, at, draft, draft.suppressions(), arguments);
  }

  /** Reports at a field with state, or at its key. */
  void report(
      Diagnostic diagnostic,
      SourceRef at,
      StateFieldDraft field,
      StatefulDraft draft,
      Object... arguments) {
    judge(diagnostic, at, draft, field.suppressions(), arguments);
  }

  void report(Diagnostic diagnostic, SourceRef at, NamespaceDraft namespace, Object... arguments) {
    judge(diagnostic, at, namespace, namespace.suppressions(), arguments);
  }

  /** Reports about the build or a stray annotation, which nothing is generated for anyway. */
  void reportAt(Diagnostic diagnostic, SourceRef at, Object... arguments) {
    add(diagnostic, at, arguments);
  }

  /** Leaves a draft out without a word, because its cause is reported elsewhere. */
  void leaveOut(Object draft) {
    broken.add(draft);
  }

  /** Reports at an annotation value of a parameter. */
  void report(
      Diagnostic diagnostic,
      SourceRef at,
      ParameterDraft parameter,
      SymbolDraft symbol,
      Object... arguments) {
    List<SuppressionDraft> all = new ArrayList<>(parameter.suppressions());
    all.addAll(symbol.suppressions());
    judge(diagnostic, at, symbol, all, arguments);
  }

  boolean isUsed(SuppressionDraft suppression) {
    return usedSuppressions.contains(key(suppression));
  }

  /**
   * Returns whether nothing is to be generated for a draft.
   *
   * @param draft a draft
   * @return whether an error was reported about it
   */
  public boolean isBroken(Object draft) {
    return broken.contains(written(draft));
  }

  /**
   * Returns whether this compilation sees only a part of the module, so that nothing is to be
   * written over what the last one wrote.
   *
   * @return whether that was reported as an error
   */
  public boolean isPartial() {
    return findings.stream().anyMatch(f -> f.diagnostic() == Diagnostic.PartialCompilation)
        && isError(Diagnostic.PartialCompilation);
  }

  boolean isError(Diagnostic diagnostic) {
    return severity(diagnostic) == Severity.ERROR;
  }

  /**
   * Returns the findings in the order of their places.
   *
   * @return a new list
   */
  public List<Finding> sorted() {
    // Keys cost a look into the compiler's trees each, so each is asked for once.
    record Keyed(String key, Finding finding) {}
    List<Keyed> keyed = new ArrayList<>();
    findings.forEach(finding -> keyed.add(new Keyed(finding.at().sortKey(), finding)));
    keyed.sort(
        Comparator.comparing(Keyed::key)
            .thenComparing(k -> k.finding().diagnostic())
            .thenComparing(k -> k.finding().message()));
    List<Finding> sorted = new ArrayList<>();
    keyed.forEach(k -> sorted.add(k.finding()));
    return sorted;
  }

  private void judge(
      Diagnostic diagnostic,
      SourceRef at,
      Object draft,
      List<SuppressionDraft> suppressions,
      Object[] arguments) {
    boolean suppressed = false;
    if (!diagnostic.isFault()) {
      for (SuppressionDraft suppression : suppressions) {
        if (suppression.id().value().equals(diagnostic.name())) {
          usedSuppressions.add(key(suppression));
          suppressed = true;
        }
      }
    }
    boolean error =
        diagnostic.severity() == Severity.ERROR && severity(diagnostic) == Severity.ERROR;
    if (error && !suppressed) {
      broken.add(written(draft));
    }
    if (!suppressed) {
      add(diagnostic, at, arguments);
    }
  }

  private Severity severity(Diagnostic diagnostic) {
    return diagnostic.isFault()
        ? diagnostic.severity()
        : severities.getOrDefault(diagnostic, diagnostic.severity());
  }

  private void add(Diagnostic diagnostic, SourceRef at, Object[] arguments) {
    findings.add(new Finding(diagnostic, severity(diagnostic), diagnostic.message(arguments), at));
  }

  /** An in-place form and its op are left out together. */
  private static Object written(Object draft) {
    SymbolDraft op = draft instanceof SymbolDraft symbol ? symbol.inPlaceOf() : null;
    return op == null ? draft : op;
  }

  private static String key(SuppressionDraft suppression) {
    return suppression.at().sortKey() + suppression.id().value();
  }
}
