package dev.waybill.plugin.site;

import dev.waybill.manifest.ApiDeprecation;
import dev.waybill.manifest.ApiGradient;
import dev.waybill.manifest.ApiKernel;
import dev.waybill.manifest.ApiNamespace;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.MarkdownPages;
import dev.waybill.manifest.SymbolKind;
import dev.waybill.manifest.surface.JavaClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The exports of all modules, each op with the kernels and gradients of other modules too. */
final class Catalog {

  private final List<ApiSymbol> symbols;
  private final SortedMap<String, List<ApiSymbol>> byNamespace = new TreeMap<>();
  private final Map<String, ApiSymbol> byName = new HashMap<>();
  private final Map<String, ApiSymbol> byClass = new HashMap<>();
  private final Map<String, ApiSymbol> byMember = new HashMap<>();
  private final Map<String, Set<String>> bySimpleName = new HashMap<>();
  private final Map<String, ApiNamespace> namespaces = new HashMap<>();
  private final Map<String, String> modules = new HashMap<>();
  private final Map<String, SourceLinks> sources = new HashMap<>();
  private final Map<String, JavaClass> classes = new HashMap<>();
  private final Map<String, Proof.Op> proofs = new HashMap<>();
  private final Places places;

  Catalog(List<SiteModule> all) throws SiteException {
    for (SiteModule module : all) {
      for (ApiSymbol each : module.manifest().symbols()) {
        String name = module.manifest().module();
        String other = modules.put(each.name(), name);
        if (other != null) {
          throw new SiteException(
              each.name()
                  + " is exported by "
                  + other
                  + " and by "
                  + name
                  + ". Document one only.");
        }
        byName.put(each.name(), each);
        sources.put(each.name(), module.sources());
      }
      module.manifest().namespaces().forEach(each -> namespaces.putIfAbsent(each.name(), each));
      module.classes().forEach(each -> classes.putIfAbsent(each.name(), each));
      if (module.proof() != null) {
        proofs.putAll(module.proof().ops());
      }
    }
    all.forEach(this::addForeign);
    symbols = byName.values().stream().sorted(Comparator.comparing(ApiSymbol::name)).toList();
    for (ApiSymbol each : symbols) {
      byNamespace
          .computeIfAbsent(MarkdownPages.namespace(each.name()), key -> new ArrayList<>())
          .add(each);
    }
    // A class stands for the type that it is, or for the first op that it declares.
    symbols.stream().sorted(Comparator.comparingInt(Catalog::rank)).forEach(this::addDeclared);
    namespaces.keySet().forEach(each -> byNamespace.computeIfAbsent(each, key -> List.of()));
    places = new Places(symbols);
  }

  List<ApiSymbol> symbols() {
    return symbols;
  }

  SortedMap<String, List<ApiSymbol>> byNamespace() {
    return byNamespace;
  }

  Optional<ApiNamespace> findNamespace(String name) {
    return Optional.ofNullable(namespaces.get(name));
  }

  Optional<ApiSymbol> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Finds what is declared in a class, or the type that the class is. */
  Optional<ApiSymbol> findByClass(String binaryName) {
    return Optional.ofNullable(byClass.get(binaryName));
  }

  /** Finds what a comment names: an export, or a class or its member, without the package too. */
  Optional<ApiSymbol> findByReference(String reference) {
    ApiSymbol named = byName.get(reference);
    if (named != null) {
      return Optional.of(named);
    }
    int hash = reference.indexOf('#');
    String clazz = hash < 0 ? reference : reference.substring(0, hash);
    // Of several classes with one name, the comment's imports would say which one is meant.
    Set<String> owners = bySimpleName.getOrDefault(clazz, Set.of());
    String owner = owners.size() == 1 ? owners.iterator().next() : clazz;
    String member = hash < 0 ? "" : reference.substring(hash).replaceFirst("\\(.*", "");
    ApiSymbol declared = byMember.get(owner + member);
    return declared != null ? Optional.of(declared) : findByClass(owner);
  }

  /** Finds the op that writes what another op computes into its first argument. */
  Optional<ApiSymbol> findInPlaceForm(ApiSymbol op) {
    return find(op.name() + "_").filter(each -> each.inPlaceOf().equals(op.name()));
  }

  /** Finds the exported type that a class is. */
  Optional<ApiSymbol> findType(String binaryName) {
    return findByClass(binaryName).filter(each -> each.kind() == SymbolKind.TYPE);
  }

  Optional<JavaClass> findClass(String binaryName) {
    return Optional.ofNullable(classes.get(binaryName));
  }

  String moduleOf(ApiSymbol symbol) {
    return modules.getOrDefault(symbol.name(), "");
  }

  /** The address of the lines that declare an export, if it is known. */
  Optional<String> sourceOf(ApiSymbol symbol) {
    return sources.getOrDefault(symbol.name(), SourceLinks.NONE).to(symbol.source());
  }

  /** Finds what was proved of an op; an in-place form is proved with its op. */
  Optional<Proof.Op> findProof(ApiSymbol symbol) {
    String op = symbol.inPlaceOf().isEmpty() ? symbol.name() : symbol.inPlaceOf();
    return Optional.ofNullable(proofs.get(op));
  }

  /** All deprecated names, sorted. */
  List<ApiDeprecation> deprecations() {
    return symbols.stream()
        .flatMap(each -> each.deprecations().stream())
        .sorted(Comparator.comparing(ApiDeprecation::name))
        .toList();
  }

  Places places() {
    return places;
  }

  private static int rank(ApiSymbol symbol) {
    return switch (symbol.kind()) {
      case TYPE -> 0;
      case OP, FUNCTION -> symbol.inPlaceOf().isEmpty() ? 1 : 2;
      case CONSTANT -> 2;
    };
  }

  private void addDeclared(ApiSymbol symbol) {
    String owner = symbol.owner();
    byClass.putIfAbsent(owner, symbol);
    byMember.putIfAbsent(owner + "#" + symbol.member(), symbol);
    String simple = owner.substring(Math.max(owner.lastIndexOf('.'), owner.lastIndexOf('$')) + 1);
    bySimpleName.computeIfAbsent(simple, key -> new HashSet<>()).add(owner);
  }

  private void addForeign(SiteModule module) {
    for (ApiKernel each : module.manifest().kernels()) {
      byName.computeIfPresent(each.op(), (name, op) -> op.with(List.of(each), List.of()));
    }
    for (ApiGradient each : module.manifest().gradients()) {
      byName.computeIfPresent(each.op(), (name, op) -> op.with(List.of(), List.of(each)));
    }
  }
}
