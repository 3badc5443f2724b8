package dev.waybill.processor.check;

import dev.waybill.manifest.Nearest;
import dev.waybill.manifest.Version;
import dev.waybill.processor.model.DeprecationDraft;
import dev.waybill.processor.model.ForeignModule;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.SymbolDraft;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Versions are versions, and a deprecated name leads to one that stays. */
final class LifecycleCheck implements Check {

  @Override
  public void check(ModuleDraft module, Findings findings) {
    Set<String> names = new TreeSet<>();
    Set<String> deprecated = new HashSet<>();
    for (SymbolDraft symbol : module.symbols()) {
      names(symbol).forEach(names::add);
      symbol.deprecations().forEach(d -> deprecated.add(d.name().value()));
    }
    for (ForeignModule other : module.foreign()) {
      names.addAll(other.names().keySet());
    }
    String present = present(module.identity().id());
    for (SymbolDraft symbol : module.symbols()) {
      if (symbol.inPlaceOf() != null) {
        continue; // its versions are its op's
      }
      boolean sound = version(symbol, "since", symbol.since(), true, findings);
      if (sound && !present.isEmpty() && isAfter(symbol.since().value(), present)) {
        findings.report(
            Diagnostic.SinceInFuture, symbol.since().at(), symbol, symbol.since().value(), present);
      }
      Set<String> seen = new HashSet<>();
      for (DeprecationDraft deprecation : symbol.deprecations()) {
        if (!seen.add(deprecation.name().value())) {
          findings.report(
              Diagnostic.DeprecatedTwice,
              deprecation.name().at(),
              symbol,
              deprecation.name().value(),
              symbol.element().describe());
        }
        deprecation(symbol, deprecation, present, findings);
        replacement(symbol, deprecation, names, deprecated, findings);
      }
      java(symbol, findings);
    }
  }

  @Override
  public boolean seesInPlaceForms() {
    return true;
  }

  private static List<String> names(SymbolDraft symbol) {
    List<String> names = new ArrayList<>();
    symbol.names().forEach(name -> names.add(name.value()));
    if (symbol.generation1() != null) {
      symbol.generation1().forEach(name -> names.add(name.value()));
    }
    return names;
  }

  private static void deprecation(
      SymbolDraft symbol, DeprecationDraft deprecation, String present, Findings findings) {
    String name = deprecation.name().value();
    List<String> own = names(symbol);
    if (!own.contains(name)) {
      findings.report(
          Diagnostic.DeprecatedNameNotExported,
          deprecation.name().at(),
          symbol,
          name,
          symbol.element().describe(),
          Nearest.hint(name, own));
      return;
    }
    boolean sound = version(symbol, "since", deprecation.since(), false, findings);
    sound &= version(symbol, "removal", deprecation.removal(), true, findings);
    String since = deprecation.since().value();
    String removal = deprecation.removal().value();
    if (sound && !present.isEmpty() && isAfter(since, present)) {
      findings.report(Diagnostic.SinceInFuture, deprecation.since().at(), symbol, since, present);
    }
    if (sound && !removal.isEmpty() && Version.compare(removal, since) <= 0) {
      findings.report(
          Diagnostic.RemovalNotAfterSince,
          deprecation.removal().at(),
          symbol,
          removal,
          name,
          since);
    } else if (sound
        && !removal.isEmpty()
        && !present.isEmpty()
        && Version.compare(removal, present) <= 0) {
      findings.report(
          Diagnostic.RemovalOverdue, deprecation.removal().at(), symbol, name, removal, present);
    }
  }

  /** Returns the version that is being built, without SNAPSHOT; empty where none is known. */
  private static String present(String identity) {
    String[] parts = identity.split(":", -1);
    String version = parts[parts.length - 1];
    return parts.length == 3 && Version.isVersion(version) ? version.split("-", 2)[0] : "";
  }

  private static boolean isAfter(String version, String present) {
    return !version.isEmpty() && Version.compare(version, present) > 0;
  }

  /** A replacement that is deprecated itself covers chains and cycles alike. */
  private static void replacement(
      SymbolDraft symbol,
      DeprecationDraft deprecation,
      Set<String> names,
      Set<String> deprecated,
      Findings findings) {
    String use = deprecation.use().value();
    String name = deprecation.name().value();
    if (!names(symbol).contains(name)) {
      return;
    }
    if (!names.contains(use)) {
      findings.report(
          Diagnostic.ReplacementUnknown,
          deprecation.use().at(),
          symbol,
          use,
          name,
          Nearest.hint(use, names));
    } else if (deprecated.contains(use)) {
      findings.report(Diagnostic.ReplacementDeprecated, deprecation.use().at(), symbol, use, name);
    }
  }

  private static boolean version(
      SymbolDraft symbol,
      String member,
      Located<String> version,
      boolean mayBeEmpty,
      Findings findings) {
    String text = version.value();
    if ((mayBeEmpty && text.isEmpty()) || Version.isVersion(text)) {
      return true;
    }
    findings.report(Diagnostic.SinceMalformed, version.at(), symbol, member, text);
    return false;
  }

  private static void java(SymbolDraft symbol, Findings findings) {
    boolean status = symbol.status().equals("DEPRECATED");
    boolean inJava = symbol.javaDeprecated() != null;
    if (status != inJava) {
      findings.report(
          Diagnostic.JavaDeprecationDisagrees,
          symbol.exportAt(),
          symbol,
          symbol.element().describe(),
          inJava ? "@Deprecated" : "not @Deprecated",
          symbol.status());
    }
  }
}
