package dev.waybill.processor.check;

import dev.waybill.processor.model.BuildDraft;
import dev.waybill.processor.model.ForeignModule;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.SourceRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The compilation is whole, and its parts fit together. */
final class BuildCheck implements Check {

  @Override
  public void check(ModuleDraft module, Findings findings) {
    BuildDraft build = module.build();
    SourceRef at = module.identity().at();
    boolean named = !module.identity().javaModule().isEmpty();
    boolean isRegistered =
        !module.symbols().isEmpty()
            || !module.kernels().isEmpty()
            || !module.gradients().isEmpty()
            || !module.stateful().isEmpty();
    // Without trees the directives of the module-info are unknown.
    if (named
        && isRegistered
        && build.treesAvailable()
        && !module.isFoundByName()
        && !build.provides().contains(build.expectedProvider())) {
      findings.reportAt(
          Diagnostic.MissingProvides, at, module.identity().javaModule(), build.expectedProvider());
    }
    for (Located<String> missing : build.missingFromRound()) {
      boolean isPackage = missing.value().endsWith(".package-info");
      findings.reportAt(
          Diagnostic.PartialCompilation,
          missing.at(),
          missing.value(),
          isPackage
              ? "declares a namespace but was not part of this compilation, so it would be lost"
              : "has exports or state but was not part of this compilation, so they would be lost");
    }
    stale(build.stale(), findings);
    modules(module, findings);
    for (ForeignModule other : module.foreign()) {
      if (other.format() > ForeignModule.FORMAT) {
        findings.reportAt(
            Diagnostic.NewerFormat, at, other.id(), other.format(), ForeignModule.FORMAT);
      }
      if (!other.damage().isEmpty()) {
        findings.reportAt(
            Diagnostic.DamagedListing, at, other.id(), other.provider(), other.damage());
      }
    }
    if (build.annotationsFormat() != ForeignModule.FORMAT) {
      findings.reportAt(
          Diagnostic.AnnotationsDisagree, at, build.annotationsFormat(), ForeignModule.FORMAT);
    }
    if (!build.treesAvailable()) {
      findings.reportAt(Diagnostic.TreesUnavailable, at);
    }
  }

  static void stale(List<Located<String>> classes, Findings findings) {
    for (Located<String> stale : classes) {
      findings.reportAt(
          Diagnostic.PartialCompilation,
          stale.at(),
          stale.value(),
          "has no exports or state any more, but those of an earlier compilation are still in the"
              + " output");
    }
  }

  /** On the class path only the first of two modules with one provider can be seen at all. */
  private static void modules(ModuleDraft module, Findings findings) {
    String ownProvider = module.build().expectedProvider();
    Map<String, String> providers = new HashMap<>();
    providers.put(ForeignModule.withoutVersion(module.identity().id()), ownProvider);
    for (ForeignModule other : module.foreign()) {
      String id = ForeignModule.withoutVersion(other.id());
      String provider = providers.putIfAbsent(id, other.provider());
      if (other.provider().equals(ownProvider)) {
        findings.reportAt(
            Diagnostic.ProviderNameTaken,
            module.identity().at(),
            module.identity().id(),
            other.id(),
            ownProvider);
      } else if (provider != null) {
        findings.reportAt(
            Diagnostic.ModuleIdTwice, module.identity().at(), id, provider, other.provider());
      }
    }
  }
}
