package dev.waybill.manifest.surface;

import dev.waybill.manifest.ApiGradient;
import dev.waybill.manifest.ApiKernel;
import dev.waybill.manifest.ApiNamespace;
import dev.waybill.manifest.ApiSource;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SymbolKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Baseline}. */
final class BaselineReader {

  private static final Pattern DEPENDENCY = Pattern.compile("\\S+ \\S+");
  private static final Pattern VARIANT = Pattern.compile("\\d+ \\S+ [-+] \\S.*");

  private final List<ApiNamespace> namespaces = new ArrayList<>();
  private final Map<String, ApiSymbol> symbols = new TreeMap<>();
  private final Map<String, ClassReader> classes = new TreeMap<>();
  private final List<ApiKernel> kernels = new ArrayList<>();
  private final List<ApiGradient> gradients = new ArrayList<>();

  /** The type parameters of the classes read so far, which their nested classes know too. */
  private final Map<String, List<String>> variables = new HashMap<>();

  private String module = "";
  private int release;
  private final List<String> dependencies = new ArrayList<>();
  private final List<String> variants = new ArrayList<>();
  private JavaModule javaModule = JavaModule.NONE;

  Surface read(Map<String, String> files) {
    new TreeMap<>(files)
        .forEach(
            (name, text) -> {
              if (name.endsWith(Baseline.EXTENSION)) {
                file(BaselineFile.parse(name, text));
              }
            });
    return new Surface(
        module,
        release,
        namespaces,
        List.copyOf(symbols.values()),
        kernels,
        gradients,
        classes.values().stream().map(ClassReader::read).toList(),
        javaModule,
        dependencies,
        variants);
  }

  private void file(BaselineFile file) {
    ClassReader facade = null;
    for (BaselineFile.Block block : file.blocks()) {
      switch (block.kind()) {
        case Baseline.MODULE -> module(block);
        case Baseline.NAMESPACE -> facade = namespace(block, file.imports());
        case Baseline.CLASS -> clazz(block, file.imports());
        default -> symbol(block, file.imports(), facade);
      }
    }
  }

  private void module(BaselineFile.Block block) {
    module = block.name();
    String name = "";
    boolean isAutomatic = true;
    Map<String, List<String>> lists = new HashMap<>();
    for (BaselineFile.Fact fact : block.facts()) {
      LineReader line = fact.line();
      switch (fact.key()) {
        case Baseline.RELEASE -> release = number(line);
        case Baseline.JAVA_MODULE, Baseline.AUTOMATIC_MODULE -> {
          name = line.rest();
          isAutomatic = fact.key().equals(Baseline.AUTOMATIC_MODULE);
        }
        case Baseline.EXPORTS, Baseline.OPENS, Baseline.REQUIRES, Baseline.PROVIDES ->
            lists.computeIfAbsent(fact.key(), each -> new ArrayList<>()).add(line.rest());
        case Baseline.DEPENDENCY -> dependencies.add(like(DEPENDENCY, "geo:geo 2", fact));
        case Baseline.VARIANT -> variants.add(like(VARIANT, "21 geo.Index - extensible", fact));
        case Baseline.KERNEL_OF -> kernels.add(SymbolReader.kernel(line.path(), line));
        case Baseline.GRADIENT_OF -> {
          String op = line.path();
          List<String> of = List.of(line.rest().split(" ", -1));
          gradients.add(new ApiGradient(op, of, List.of(), "", new ApiSource("", 0)));
        }
        default -> throw fact.unknown();
      }
    }
    javaModule =
        new JavaModule(
            name,
            isAutomatic,
            lists.getOrDefault(Baseline.EXPORTS, List.of()),
            lists.getOrDefault(Baseline.OPENS, List.of()),
            lists.getOrDefault(Baseline.REQUIRES, List.of()),
            lists.getOrDefault(Baseline.PROVIDES, List.of()));
  }

  private static String like(Pattern pattern, String example, BaselineFile.Fact fact) {
    String text = fact.line().rest();
    if (!pattern.matcher(text).matches()) {
      throw fact.fault(
          "'" + fact.key() + " " + example + "' or alike was expected, found '" + text + "'.");
    }
    return text;
  }

  private @Nullable ClassReader namespace(BaselineFile.Block block, Imports imports) {
    ClassReader facade = null;
    for (BaselineFile.Fact fact : block.facts()) {
      if (fact.key().equals(Baseline.FACADE)) {
        facade =
            new ClassReader(
                new JavaReader(imports, List.of()).head(fact.line()), imports, List.of());
        classes.put(facade.name(), facade);
      } else if (facade == null || !facade.accept(fact)) {
        throw fact.unknown();
      }
    }
    String name = facade == null ? "" : facade.name();
    namespaces.add(new ApiNamespace(block.name(), block.name(), "", name));
    return facade;
  }

  private ClassReader clazz(BaselineFile.Block block, Imports imports) {
    ClassReader reader = null;
    for (BaselineFile.Fact fact : block.facts()) {
      if (fact.key().equals(ClassFacts.JAVA)) {
        reader = head(fact, imports);
      } else if (reader == null || !reader.accept(fact)) {
        throw fact.unknown();
      }
    }
    if (reader == null) {
      throw block.fault("The class has no line '" + ClassFacts.JAVA + "'.");
    }
    return reader;
  }

  private ClassReader head(BaselineFile.Fact fact, Imports imports) {
    List<String> known = new ArrayList<>();
    // Outer classes sort before those within them.
    variables.forEach((outer, names) -> known.addAll(names));
    JavaReader.Head head = new JavaReader(imports, known).head(fact.line());
    List<String> visible = new ArrayList<>();
    variables.forEach(
        (outer, names) -> {
          if (head.name().startsWith(outer + "$")) {
            visible.addAll(names);
          }
        });
    ClassReader reader = new ClassReader(head, imports, visible);
    variables.put(head.name(), head.typeParameters().stream().map(TypeVariable::name).toList());
    if (classes.put(head.name(), reader) != null) {
      throw fact.fault(head.name() + " is described twice.");
    }
    return reader;
  }

  private void symbol(BaselineFile.Block block, Imports imports, @Nullable ClassReader facade) {
    SymbolKind kind;
    try {
      kind = SymbolKind.valueOf(block.kind().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw block.fault(
          "'"
              + block.kind()
              + "' is no kind of entry. Expected op, function, type, constant, class, namespace or"
              + " module.");
    }
    SymbolReader reader = new SymbolReader(kind, block.name(), imports);
    ClassReader type = null;
    for (BaselineFile.Fact fact : block.facts()) {
      if (fact.key().equals(ClassFacts.JAVA)) {
        type = head(fact, imports);
        reader.owner(type.name());
      } else if (!reader.accept(fact)) {
        ClassReader owner = type == null ? facade : type;
        if (owner == null || !owner.accept(fact)) {
          throw fact.unknown();
        }
      }
    }
    if (symbols.put(block.name(), reader.read()) != null) {
      throw block.fault(block.name() + " is described twice.");
    }
  }

  private static int number(LineReader line) {
    String text = line.rest();
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw line.fault("A number was expected here, found '" + text + "'.");
    }
  }
}
