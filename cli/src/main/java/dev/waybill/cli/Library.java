package dev.waybill.cli;

import dev.waybill.dispatch.OpException;
import dev.waybill.dispatch.Schema;
import dev.waybill.manifest.ApiKernel;
import dev.waybill.manifest.ApiParameter;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.registry.KernelInfo;
import dev.waybill.registry.Registry;
import dev.waybill.registry.Symbol;
import dev.waybill.tensor.DType;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// All that the commands can see: our ops, and those of libraries on a further class path.
final class Library {

  private final Registry registry;
  private final Manifests manifests;
  private final ClassLoader loader;

  private Library(Registry registry, ClassLoader loader) {
    this.registry = registry;
    this.loader = loader;
    this.manifests = new Manifests(loader);
  }

  /// Opens our ops, and those in jars and class folders.
  ///
  /// @param registries makes the registry of a class loader
  /// @throws Failure if a path is missing
  /// @throws dev.waybill.registry.RegistrationException if the modules do not fit together
  static Library open(List<Path> classPath, Function<ClassLoader, Registry> registries) {
    ClassLoader ours = Library.class.getClassLoader();
    if (classPath.isEmpty()) {
      return new Library(Registry.global(), ours);
    }
    List<URL> urls = new ArrayList<>();
    for (Path path : classPath) {
      urls.add(url(path));
    }
    // Open until the process ends: classes are loaded from it as ops are called.
    ClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), ours);
    // What asks the global registry, an analyser's name or a facade, is to find them too.
    Thread.currentThread().setContextClassLoader(loader);
    return new Library(registries.apply(loader), loader);
  }

  /// Returns the registry of all of them.
  Registry registry() {
    return registry;
  }

  /// Returns the symbols with a name that starts with a prefix, in the order of their names.
  List<Entry> entries(int generation, String prefix) {
    return entries(generation, prefix, symbol -> true);
  }

  /// Returns the ops of those with a kernel for a device, or those without.
  ///
  /// @param device `cpu`, `opencl`, `cuda`, or `gpu` for the latter two
  /// @throws Failure if it is none of these
  List<Entry> entries(int generation, String prefix, String device, boolean with) {
    List<String> devices = devices(device);
    return entries(
        generation, prefix, symbol -> symbol instanceof Symbol.Op op && isFor(op, devices) == with);
  }

  private static List<String> devices(String device) {
    return switch (device) {
      case "gpu" -> List.of("opencl", "cuda");
      case "cpu", "opencl", "cuda" -> List.of(device);
      default ->
          throw Failure.usage(
              "there is no device \"" + device + "\", expected cpu, opencl, cuda or gpu.");
    };
  }

  private boolean isFor(Symbol.Op op, List<String> devices) {
    // An in-place form runs the kernels of its op.
    String of = op.traits().inPlaceOf();
    Symbol.Op run = of.isEmpty() ? op : (Symbol.Op) registry.lookup(of);
    return devices.stream()
        .allMatch(
            device -> run.kernels().stream().anyMatch(kernel -> kernel.device().equals(device)));
  }

  private List<Entry> entries(int generation, String prefix, Predicate<Symbol> filter) {
    List<Entry> entries = new ArrayList<>();
    for (Symbol symbol : registry.generation(generation).symbols()) {
      List<String> names = symbol.names(generation);
      if (names.stream().anyMatch(name -> name.startsWith(prefix)) && filter.test(symbol)) {
        entries.add(
            new Entry(
                names.getFirst(),
                symbol.kind(),
                signature(symbol),
                names.subList(1, names.size()),
                symbol.module()));
      }
    }
    return entries;
  }

  /// Returns how a symbol is called; for a type that is made by name, how it is made.
  private static String signature(Symbol symbol) {
    return symbol instanceof Symbol.Type type
        ? type.creator().map(Schema::text).orElse(type.signature())
        : symbol.signature();
  }

  /// Returns an op, function or constant, ready to be called.
  ///
  /// @throws Failure if nothing has the name, or it is a type
  Callee callee(String name) {
    Symbol symbol = lookup(name);
    if (symbol instanceof Symbol.Op op) {
      List<String> dtypes =
          op.kernels().stream().flatMap(k -> k.dtypes().stream()).map(DType::toString).toList();
      boolean all = op.kernels().stream().anyMatch(k -> k.dtypes().isEmpty());
      return new Callee(
          name,
          parameters(op, op.schema()),
          all ? List.of() : dtypes,
          arguments -> call(symbol, op.handle()::call, arguments));
    }
    if (symbol instanceof Symbol.Function function) {
      return new Callee(
          name,
          parameters(function, function.schema()),
          List.of(),
          arguments -> call(symbol, function::call, arguments));
    }
    if (symbol instanceof Symbol.Constant constant) {
      return new Callee(name, List.of(), List.of(), arguments -> constant.value());
    }
    throw Failure.usage(name + ": a " + symbol.kind() + " cannot be called.");
  }

  /// Returns all that is known of a symbol, as text or as its manifest has it.
  ///
  /// @throws Failure if nothing has the name
  String describe(String name, boolean json) {
    Symbol symbol = lookup(name);
    ApiSymbol documented = manifests.find(symbol.name());
    if (documented == null && json) {
      throw Failure.of(
          name + ": its module " + symbol.module() + " carries no manifest to write as JSON.");
    }
    if (documented == null) {
      return symbol.name()
          + "  ("
          + symbol.kind()
          + ")\n\n  "
          + signature(symbol)
          + "\n\n"
          + new TextTable("  ")
              .row("declared", symbol.owner())
              .row("module", symbol.module())
              .row("docs", "none: the module carries no manifest");
    }
    List<ApiKernel> kernels = manifests.kernels(documented);
    return json
        ? Manifests.json(documented, symbol.module(), kernels)
        : new SymbolText(documented, symbol.module()).write(kernels, k -> refusal(symbol, k));
  }

  /// Returns an op's kernels, and the programs that they run on devices, as text.
  ///
  /// @throws Failure if nothing has the name, or it is no op
  String kernels(String name) {
    Symbol symbol = lookup(name);
    if (symbol instanceof Symbol.Op op) {
      ApiSymbol documented = manifests.find(op.name());
      String of = op.traits().inPlaceOf();
      return new KernelText(
              op,
              documented == null ? List.of() : manifests.kernels(documented),
              owner -> manifests.written(of.isEmpty() ? op.name() : of, owner))
          .write();
    }
    throw Failure.usage(
        name
            + ": a "
            + symbol.kind()
            + " has no kernels"
            + (symbol instanceof Symbol.Function
                ? "; 'waybill trace' shows the ops that it calls."
                : "."));
  }

  /// Returns the docs pages of all modules by name.
  Map<String, String> pages() {
    return manifests.pages();
  }

  /// Returns why this machine cannot run a kernel; empty where it can.
  private static String refusal(Symbol symbol, ApiKernel kernel) {
    if (symbol instanceof Symbol.Op op) {
      for (KernelInfo known : op.kernels()) {
        // Kernels that require the same are refused for the same reason.
        if (known.requires().equals(kernel.requires())) {
          return op.refusal(known);
        }
      }
    }
    return "";
  }

  /// Calls an op or function of a library that may have been built by half.
  private static @Nullable Object call(
      Symbol symbol, Callee.Invocation invocation, Map<String, @Nullable Object> arguments) {
    try {
      return invocation.call(arguments);
    } catch (NoClassDefFoundError e) {
      String lost = String.valueOf(e.getMessage());
      if (lost.indexOf(' ') >= 0) {
        throw e; // a class that is there and failed before
      }
      throw Failure.of(
          symbol.name()
              + ": the class "
              + lost.replace('/', '.')
              + " is missing; build "
              + symbol.module()
              + " again, or add the jar that holds the class to the class path.",
          e);
    }
  }

  private Symbol lookup(String name) {
    if (name.isBlank()) {
      throw Failure.usage("the name is empty; 'waybill ops' lists all names.");
    }
    try {
      return registry.lookup(name);
    } catch (OpException e) {
      throw Failure.usage(String.valueOf(e.getMessage()), e);
    }
  }

  private List<Callee.Parameter> parameters(Symbol symbol, Schema schema) {
    ApiSymbol documented = manifests.find(symbol.name());
    List<Callee.Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < schema.parameters().size(); i++) {
      Schema.Parameter parameter = schema.parameters().get(i);
      String type = type(documented, i, parameter);
      parameters.add(
          new Callee.Parameter(
              parameter.name(), TypeNames.resolve(type, loader), type, !parameter.isOptional()));
    }
    return parameters;
  }

  private static String type(
      @Nullable ApiSymbol documented, int number, Schema.Parameter parameter) {
    List<ApiParameter> parameters = documented == null ? List.of() : documented.parameters();
    return number < parameters.size() ? parameters.get(number).type() : parameter.type();
  }

  private static URL url(Path path) {
    if (!Files.exists(path)) {
      throw Failure.usage("the class path names " + path + ", which does not exist.");
    }
    if (Files.isRegularFile(path)) {
      try {
        new ZipFile(path.toFile()).close(); // Java passes over what it cannot open
      } catch (IOException e) {
        throw Failure.usage("the class path names " + path + ", which is no jar.", e);
      }
    }
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw Failure.usage("the class path names " + path + ", which cannot be read.", e);
    }
  }

  /// A symbol in a list of names.
  ///
  /// @param name the canonical name
  /// @param kind `op`, `function`, `type` or `constant`
  /// @param signature its signature
  /// @param aliases its further names
  /// @param module the module that exports it
  record Entry(String name, String kind, String signature, List<String> aliases, String module) {}
}
