package dev.waybill.processor.check;

import dev.waybill.processor.model.ElementwiseDraft;
import dev.waybill.processor.model.GradientDraft;
import dev.waybill.processor.model.KernelDraft;
import dev.waybill.processor.model.LocalDraft;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.NamespaceDraft;
import dev.waybill.processor.model.SourceRef;
import dev.waybill.processor.model.StatefulDraft;
import dev.waybill.processor.model.StrayDraft;
import dev.waybill.processor.model.SymbolDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs every rule over what was read. */
public final class Checks {

  // In this order, because later rules pass over what earlier ones left out.
  private static final List<Check> RULES =
      List.of(
          new Options(),
          new PlacementCheck(),
          new NameCheck(),
          new NamespaceCheck(),
          new FacadeCheck(),
          new OwnershipCheck(),
          new ClashCheck(),
          new CreatorCheck(),
          new GeneratedClassCheck(),
          new SignatureCheck(),
          new ParameterCheck(),
          new TraitCheck(),
          new ElementwiseCheck(),
          new KernelCheck(),
          new GradientCheck(),
          new StateCheck(),
          new LifecycleCheck(),
          new DocCheck(),
          new BuildCheck(),
          new SuppressionCheck());

  // What the other files say cannot be judged without them.
  private static final List<Check> RULES_OF_A_PART =
      List.of(
          new Options(),
          new PlacementCheck(),
          new NameCheck(),
          new SignatureCheck(),
          new ParameterCheck(),
          new TraitCheck(),
          new StateCheck(),
          new DocCheck(),
          new BuildCheck());

  private Checks() {}

  private static Findings findings(ModuleDraft module) {
    return new Findings(Options.severities(module.build().options()));
  }

  /**
   * Runs every rule.
   *
   * @param module what was read, with the in-place forms of ops
   * @return the violations
   */
  public static Findings run(ModuleDraft module) {
    Findings findings = findings(module);
    boolean partial =
        !module.build().missingFromRound().isEmpty()
            && findings.isError(Diagnostic.PartialCompilation);
    ModuleDraft written =
        module.withSymbols(
            module.symbols().stream().filter(symbol -> symbol.inPlaceOf() == null).toList());
    for (Check rule : partial ? RULES_OF_A_PART : RULES) {
      rule.check(rule.seesInPlaceForms() ? module : written, findings);
    }
    return findings;
  }

  /**
   * Reports on a compilation that has no annotation of ours but inside methods.
   *
   * @param locals the annotations inside methods
   * @param stale the classes whose exports an earlier compilation wrote
   * @param options the compiler's options
   * @return a violation each
   */
  public static Findings withoutExports(
      List<LocalDraft> locals, List<Located<String>> stale, Map<String, String> options) {
    Findings findings = new Findings(Options.severities(options));
    PlacementCheck.locals(locals, findings);
    BuildCheck.stale(stale, findings);
    return findings;
  }

  /**
   * Returns the options that the processor understands.
   *
   * @return names as behind {@code -A}
   */
  public static Set<String> optionNames() {
    return Options.names();
  }

  /**
   * Reports everything in a round that came too late to be generated for.
   *
   * @param module what the late round says
   * @return a violation an element
   */
  public static Findings late(ModuleDraft module) {
    Findings findings = findings(module);
    List<SourceRef> places = new ArrayList<>();
    for (SymbolDraft symbol : module.symbols()) {
      places.add(symbol.at());
    }
    for (KernelDraft kernel : module.kernels()) {
      places.add(kernel.at());
    }
    for (GradientDraft gradient : module.gradients()) {
      places.add(gradient.at());
    }
    for (ElementwiseDraft draft : module.elementwise()) {
      places.add(draft.at());
    }
    for (StatefulDraft draft : module.stateful()) {
      places.add(draft.at());
    }
    for (NamespaceDraft namespace : module.namespaces()) {
      places.add(namespace.at());
    }
    for (StrayDraft stray : module.strays()) {
      places.add(stray.at());
    }
    for (SourceRef place : places) {
      findings.reportAt(Diagnostic.LateExport, place, place.describe());
    }
    PlacementCheck.locals(module.locals(), findings);
    return findings;
  }

  /**
   * Returns the report of a failure of the processor itself.
   *
   * @param failure what failed
   * @return the text to print, with the id
   */
  public static String internalError(Throwable failure) {
    return "["
        + Diagnostic.InternalError
        + "] "
        + Diagnostic.InternalError.message(
            String.valueOf(failure).replaceAll("\\s+", " ").replaceAll("[. ]+$", ""));
  }
}
