package dev.waybill.manifest.surface;

import dev.waybill.manifest.ApiNamespace;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SymbolKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes a {@link Baseline}. */
final class BaselineWriter {

  private final Surface surface;
  private final Map<String, List<String>> warnings;
  private final Map<String, JavaClass> classes = new LinkedHashMap<>();
  private final Set<String> variables = new HashSet<>();

  /** The classes of facades and exported types, which stand in the file of their namespace. */
  private final Set<String> placed = new HashSet<>();

  BaselineWriter(Surface surface, Map<String, List<String>> warnings) {
    this.surface = surface;
    this.warnings = warnings;
    surface.classes().forEach(each -> classes.put(each.name(), each));
    surface.namespaces().forEach(each -> placed.add(each.facade()));
    for (ApiSymbol symbol : surface.symbols()) {
      if (symbol.kind() == SymbolKind.TYPE) {
        placed.add(symbol.owner());
      }
      variables.addAll(SourceTypes.variables(symbol.typeParameters()));
    }
    for (JavaClass each : surface.classes()) {
      each.typeParameters().forEach(variable -> variables.add(variable.name()));
      each.methods().stream()
          .flatMap(method -> method.typeParameters().stream())
          .forEach(variable -> variables.add(variable.name()));
    }
  }

  SortedMap<String, String> write() {
    SortedMap<String, List<ApiSymbol>> symbols = new TreeMap<>();
    surface.namespaces().forEach(each -> symbols.put(each.name(), new ArrayList<>()));
    for (ApiSymbol symbol : surface.symbols()) {
      symbols.computeIfAbsent(namespace(symbol.name()), each -> new ArrayList<>()).add(symbol);
    }
    List<ApiSymbol> nameless = symbols.getOrDefault("", List.of());
    symbols.remove("");
    SortedMap<String, String> files = new TreeMap<>();
    symbols.forEach(
        (name, exports) ->
            files.put(
                name + Baseline.EXTENSION,
                file((facts, names) -> namespace(name, exports, facts, names))));
    files.put(Baseline.MODULE_FILE, file((facts, names) -> module(nameless, facts, names)));
    return files;
  }

  static String namespace(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  /** Writes a file twice: first to learn which classes it names, then with them imported. */
  private String file(BiConsumer<Facts, ClassNames> content) {
    Recorder recorder = new Recorder();
    content.accept(new Facts(), recorder);
    Imports imports = Imports.of(recorder.classes, variables);
    Facts facts = new Facts();
    facts.line(Baseline.FIRST_LINE + Baseline.FORMAT);
    facts.line(Baseline.SECOND_LINE);
    if (!imports.names().isEmpty()) {
      facts.block(Baseline.IMPORTS);
      imports.names().forEach(each -> facts.fact(each, ""));
    }
    content.accept(facts, imports);
    return facts.toString();
  }

  private void namespace(String name, List<ApiSymbol> exports, Facts facts, ClassNames names) {
    facts.block(Baseline.NAMESPACE + " " + name);
    FacadeMembers members = new FacadeMembers(facade(name), facts, names);
    members.writeFacade(exports);
    exports.forEach(symbol -> symbol(symbol, members, facts, names));
    JavaClass facade = facade(name);
    if (facade != null) {
      nested(facade, facts, names);
    }
  }

  private @Nullable JavaClass facade(String namespace) {
    for (ApiNamespace each : surface.namespaces()) {
      if (each.name().equals(namespace)) {
        return classes.get(each.facade());
      }
    }
    return null;
  }

  private void symbol(ApiSymbol symbol, FacadeMembers members, Facts facts, ClassNames names) {
    facts.block(symbol.kind().name().toLowerCase(Locale.ROOT) + " " + symbol.name());
    warnings(symbol.name(), facts);
    new SymbolFacts(facts, names).write(symbol, members.hasFacade());
    members.write(symbol);
    JavaClass type = classes.get(symbol.owner());
    if (symbol.kind() == SymbolKind.TYPE && type != null) {
      new ClassFacts(facts, names).write(type);
      nested(type, facts, names);
    }
  }

  /** The classes within a facade, such as builders of options, or within an exported type. */
  private void nested(JavaClass outer, Facts facts, ClassNames names) {
    for (JavaClass each : surface.classes()) {
      if (isPlacedWith(outer, each)) {
        clazz(each, facts, names);
      }
    }
  }

  private boolean isPlacedWith(JavaClass outer, JavaClass each) {
    return !placed.contains(each.name())
        && each.name().startsWith(outer.name() + "$")
        && outer.name().equals(placeOf(each.name()));
  }

  /** The nearest class around a class that stands in the file of its namespace. */
  private @Nullable String placeOf(String name) {
    for (int end = name.lastIndexOf('$'); end > 0; end = name.lastIndexOf('$', end - 1)) {
      if (placed.contains(name.substring(0, end))) {
        return name.substring(0, end);
      }
    }
    return null;
  }

  private void warnings(String name, Facts facts) {
    warnings.getOrDefault(name, List.of()).forEach(facts::warning);
  }

  private void clazz(JavaClass clazz, Facts facts, ClassNames names) {
    facts.block(Baseline.CLASS + " " + clazz.name());
    warnings(clazz.name(), facts);
    new ClassFacts(facts, names).write(clazz);
  }

  private void module(List<ApiSymbol> nameless, Facts facts, ClassNames names) {
    facts.block(Baseline.MODULE + " " + surface.module());
    facts.fact(Baseline.RELEASE, Integer.toString(surface.release()));
    JavaModule module = surface.javaModule();
    if (!module.name().isEmpty()) {
      facts.fact(
          module.isAutomatic() ? Baseline.AUTOMATIC_MODULE : Baseline.JAVA_MODULE, module.name());
    }
    facts.facts(Baseline.EXPORTS, module.exports());
    facts.facts(Baseline.OPENS, module.opens());
    facts.facts(Baseline.REQUIRES, module.requires());
    facts.facts(Baseline.PROVIDES, module.provides());
    facts.facts(Baseline.DEPENDENCY, surface.dependencies());
    facts.facts(Baseline.VARIANT, surface.variants());
    surface.kernels().stream()
        .map(each -> each.op() + " " + SymbolFacts.kernel(each))
        .sorted()
        .forEach(each -> facts.fact(Baseline.KERNEL_OF, each));
    surface.gradients().stream()
        .map(each -> each.op() + " " + String.join(" ", each.of()))
        .sorted()
        .forEach(each -> facts.fact(Baseline.GRADIENT_OF, each));
    FacadeMembers none = new FacadeMembers(null, facts, names);
    nameless.forEach(symbol -> symbol(symbol, none, facts, names));
    for (JavaClass each : surface.classes()) {
      if (!placed.contains(each.name()) && placeOf(each.name()) == null) {
        clazz(each, facts, names);
      }
    }
  }

  /** Learns which classes a text names. */
  private static final class Recorder implements ClassNames {

    private final Set<String> classes = new HashSet<>();

    @Override
    public String text(String binaryName) {
      classes.add(binaryName);
      return binaryName;
    }

    @Override
    public String binaryName(String text) {
      return text;
    }
  }
}
