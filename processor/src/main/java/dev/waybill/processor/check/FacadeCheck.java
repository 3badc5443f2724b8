package dev.waybill.processor.check;

import dev.waybill.manifest.FacadeNames;
import dev.waybill.manifest.SymbolKind;
import dev.waybill.processor.model.BuildDraft;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.NamespaceDraft;
import dev.waybill.processor.model.SymbolDraft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Each namespace gets a facade class that compiles and that other modules can name. */
final class FacadeCheck implements Check {

  @Override
  public void check(ModuleDraft module, Findings findings) {
    Map<String, NamespaceDraft> facades = new HashMap<>();
    Set<String> generation1 = withGeneration1(module);
    for (NamespaceDraft namespace : module.namespaces()) {
      if (findings.isBroken(namespace)) {
        continue;
      }
      String qualified = qualified(namespace, "");
      String fault = fault(namespace, qualified);
      if (!fault.isEmpty()) {
        findings.report(
            Diagnostic.IllegalFacade,
            namespace.facadePackage().at(),
            namespace,
            qualified,
            namespace.name().value(),
            fault);
      } else if (namespace.hidesJavaLang()) {
        findings.report(
            Diagnostic.FacadeHidesJavaLang,
            namespace.facade().at(),
            namespace,
            qualified,
            namespace.name().value(),
            simple(namespace));
      } else {
        List<String> written = new ArrayList<>();
        written.add(qualified);
        if (generation1.contains(namespace.name().value())) {
          written.add(qualified(namespace, FacadeNames.GENERATION_1));
        }
        places(module, namespace, written, facades, findings);
      }
    }
  }

  private static String simple(NamespaceDraft namespace) {
    return NamespaceDraft.facadeName(namespace.name().value(), namespace.facade().value());
  }

  private static String qualified(NamespaceDraft namespace, String compat) {
    return NamespaceDraft.qualifiedFacade(
        namespace.facadePackage().value() + compat,
        namespace.name().value(),
        namespace.facade().value());
  }

  private static String fault(NamespaceDraft namespace, String qualified) {
    String fault = NameSpelling.fault(qualified);
    String first = qualified.substring(0, Math.max(0, qualified.indexOf('.')));
    if (first.equals("java") || first.equals("jdk")) {
      return "packages that begin with '" + first + "' belong to the JDK";
    }
    return fault.isEmpty()
            && (!NameSpelling.isClassName(simple(namespace))
                || !NameSpelling.keyword(qualified).isEmpty())
        ? "it contains a reserved word or a dot"
        : fault;
  }

  /** Looks at each class that is written for the namespace. */
  private static void places(
      ModuleDraft module,
      NamespaceDraft namespace,
      List<String> written,
      Map<String, NamespaceDraft> facades,
      Findings findings) {
    for (String facade : written) {
      String taken = taken(module.build(), facade, facades);
      if (taken.isEmpty() && namespace.facadeExists() && facade.equals(written.get(0))) {
        taken = "a class of another module on the path";
      }
      facades.putIfAbsent(facade, namespace);
      if (!taken.isEmpty()) {
        findings.report(
            Diagnostic.FacadeTaken,
            namespace.facade().at(),
            namespace,
            facade,
            namespace.name().value(),
            taken);
      } else if (!isExported(module.build(), NameSpelling.namespace(facade))) {
        findings.report(
            Diagnostic.FacadeNotExported,
            namespace.facadePackage().at(),
            namespace,
            NameSpelling.namespace(facade),
            facade,
            namespace.name().value(),
            NameSpelling.namespace(facade));
      }
    }
  }

  private static String taken(
      BuildDraft build, String facade, Map<String, NamespaceDraft> facades) {
    NamespaceDraft other = facades.get(facade);
    if (other != null) {
      return other.at().describe();
    }
    if (build.topLevels().contains(facade)) {
      return "a class of this module";
    }
    // A package and a class of one name cannot be told apart.
    for (String name : new TreeSet<>(build.packages())) {
      if (isIn(name, facade)) {
        return "the package " + name;
      }
    }
    for (Map.Entry<String, NamespaceDraft> each : facades.entrySet()) {
      if (isIn(each.getKey(), facade) || isIn(facade, each.getKey())) {
        return "the facade " + each.getKey() + " of " + each.getValue().at().describe();
      }
    }
    for (String name : new TreeSet<>(build.topLevels())) {
      if (isIn(facade, name)) {
        return "the class " + name + ", which would be its package";
      }
    }
    return "";
  }

  private static boolean isIn(String name, String around) {
    return (name + ".").startsWith(around + ".");
  }

  private static boolean isExported(BuildDraft build, String javaPackage) {
    return build.exportedPackages() == null || build.exportedPackages().contains(javaPackage);
  }

  /** Returns the namespaces whose names in generation 1 are others, so that a facade tells. */
  private static Set<String> withGeneration1(ModuleDraft module) {
    Set<String> then = new HashSet<>();
    Set<String> changed = new HashSet<>();
    for (SymbolDraft symbol : module.symbols()) {
      if (symbol.kind() != SymbolKind.TYPE || symbol.creator() != null) {
        Set<String> now = names(symbol.names());
        Set<String> first =
            symbol.generation1() == null
                ? now
                : names(Objects.requireNonNull(symbol.generation1()));
        first.forEach(name -> then.add(NameSpelling.namespace(name)));
        if (!first.equals(now)) {
          Stream.concat(now.stream(), first.stream())
              .filter(name -> !now.contains(name) || !first.contains(name))
              .forEach(name -> changed.add(NameSpelling.namespace(name)));
        }
      }
    }
    changed.retainAll(then);
    return changed;
  }

  private static Set<String> names(List<Located<String>> located) {
    Set<String> names = new HashSet<>();
    located.forEach(name -> names.add(name.value()));
    return names;
  }
}
