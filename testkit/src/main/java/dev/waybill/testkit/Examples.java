package dev.waybill.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.manifest.ApiManifest;
import dev.waybill.manifest.ApiNamespace;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.ManifestJson;
import dev.waybill.manifest.SymbolKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Compiles the documentation examples of all ops in one go, runs them, and compares what they
/// claim.
final class Examples {
  static final String PACKAGE = "waybill.examples";

  private final Map<String, Example> examples = new TreeMap<>();
  private final Map<String, String> types = new TreeMap<>();
  private final List<String> imports;
  private @Nullable ExampleCompiler compiled;

  /// Takes the examples of some ops.
  ///
  /// @param manifests where they are documented, and which facades and types they may name
  /// @param ops their names
  Examples(List<ApiManifest> manifests, Collection<String> ops) {
    this.imports = imports(manifests);
    for (ApiManifest manifest : manifests) {
      for (ApiSymbol symbol : manifest.symbols()) {
        // The folder of the proof is on the class path, too.
        if (ops.contains(symbol.name()) && !examples.containsKey(symbol.name())) {
          Example example = Example.of(symbol.doc());
          examples.put(symbol.name(), example);
          types.put(symbol.name(), "Example" + types.size());
        }
      }
    }
  }

  /// Reads the manifests on the class path, and that of the folder where the proof goes.
  static Examples of(ProofOptions options, Collection<String> ops) {
    List<ApiManifest> manifests = new ArrayList<>();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try {
      Path own = options.classes().resolve(ManifestJson.RESOURCE);
      if (Files.exists(own)) {
        manifests.add(ManifestJson.read(Files.readString(own), own.toString()));
      }
      for (URL url : Collections.list(loader.getResources(ManifestJson.RESOURCE))) {
        try (InputStream in = url.openStream()) {
          String json = new String(in.readAllBytes(), UTF_8);
          manifests.add(ManifestJson.read(json, url.toString()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Examples(manifests, ops);
  }

  /// Returns what is wrong with the example of an op.
  List<String> faults(String op) {
    Example example = examples.get(op);
    if (example == null || example.blocks().isEmpty()) {
      return List.of(
          "no documentation example: found no fenced java block in its contract comment");
    }
    List<Example.Statement> claims = example.claims();
    if (claims.isEmpty()) {
      return List.of(
          "its documentation example claims nothing, expected a line \"expression; "
              + Example.CLAIM
              + " text\"");
    }
    String type = types.getOrDefault(op, "");
    List<String> faults = new ArrayList<>(compiled().faults(type));
    if (!faults.isEmpty()) {
      return faults;
    }
    List<@Nullable Object> values = new ArrayList<>();
    Consumer<@Nullable Object> compare =
        value -> {
          Example.Statement claim = claims.get(values.size());
          String expected = String.valueOf(claim.expected());
          if (!Example.prints(value, expected)) {
            faults.add(at(claim) + ": found " + Example.text(value) + ", expected " + expected);
          }
          values.add(value);
        };
    try {
      compiled().load(PACKAGE + "." + type).getMethod("run", Consumer.class).invoke(null, compare);
    } catch (InvocationTargetException e) {
      int done = Math.min(values.size(), claims.size() - 1);
      faults.add(at(claims.get(done)) + " or before it: threw " + e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    return faults;
  }

  private static String at(Example.Statement claim) {
    return "documentation example, " + claim.shown();
  }

  private ExampleCompiler compiled() {
    ExampleCompiler known = compiled;
    if (known == null) {
      Map<String, String> sources = new TreeMap<>();
      examples.forEach(
          (op, example) -> {
            String type = types.getOrDefault(op, "");
            sources.put(type, example.source(type, imports));
          });
      known = new ExampleCompiler(sources);
      compiled = known;
    }
    return known;
  }

  /// Facades and exported types, the first of each simple name, and what all examples need.
  private static List<String> imports(List<ApiManifest> manifests) {
    Map<String, String> names = new TreeMap<>();
    for (Class<?> type : List.of(List.class, Map.class)) {
      names.put(type.getSimpleName(), type.getName());
    }
    for (ApiManifest manifest : manifests) {
      for (ApiNamespace namespace : manifest.namespaces()) {
        put(names, namespace.facade());
      }
      for (ApiSymbol symbol : manifest.symbols()) {
        if (symbol.kind() == SymbolKind.TYPE) {
          put(names, symbol.owner().replace('$', '.'));
        }
      }
    }
    return List.copyOf(names.values());
  }

  private static void put(Map<String, String> names, String type) {
    if (type.contains(".")) {
      names.putIfAbsent(type.substring(type.lastIndexOf('.') + 1), type);
    }
  }
}
