package dev.waybill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.manifest.ApiKernel;
import dev.waybill.manifest.ApiManifest;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.JsonFault;
import dev.waybill.manifest.ManifestJson;
import dev.waybill.manifest.MarkdownPages;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The manifests of all modules on a class path, read when they are first needed.
final class Manifests {

  /// What stands behind the name of a class in that of the class with its kernels.
  private static final String KERNELS = "_Kernels";

  private static final String FOLDER = "META-INF/waybill/kernels/";

  private final ClassLoader loader;
  private final List<ApiManifest> manifests = new ArrayList<>();
  private final Map<String, ApiSymbol> symbols = new HashMap<>();
  private boolean read;

  Manifests(ClassLoader loader) {
    this.loader = loader;
  }

  /// Finds a symbol by its canonical name.
  @Nullable ApiSymbol find(String name) {
    readAll();
    return symbols.get(name);
  }

  /// Returns the kernels of a symbol in all modules, its own first.
  List<ApiKernel> kernels(ApiSymbol symbol) {
    readAll();
    List<ApiKernel> kernels = new ArrayList<>(symbol.kernels());
    for (ApiManifest manifest : manifests) {
      manifest.kernels().stream()
          .filter(kernel -> kernel.op().equals(symbol.name()))
          .forEach(kernels::add);
    }
    return kernels;
  }

  /// Returns the kernels of an op that were written from elementwise methods of a class: from the
  /// op's own one, or from those that its code calls.
  ///
  /// @param op the op
  /// @param owner the class of a kernel, or the one that it was written from
  /// @return Java code without imports; empty where nothing was written
  String written(String op, String owner) {
    String name = owner.endsWith(KERNELS) ? owner : owner + KERNELS;
    URL text = loader.getResource(FOLDER + name + "/" + op + ".java");
    if (text == null) {
      text = loader.getResource(FOLDER + name + ".java");
    }
    if (text == null) {
      return "";
    }
    try (InputStream in = text.openStream()) {
      String code = new String(in.readAllBytes(), UTF_8);
      return code.substring(Math.max(0, code.indexOf("/**")));
    } catch (IOException e) {
      throw Failure.of(text + " cannot be read.", e);
    }
  }

  /// Returns the docs pages of all modules; equal names are told apart by the module.
  Map<String, String> pages() {
    readAll();
    Map<String, String> pages = new LinkedHashMap<>();
    for (ApiManifest manifest : manifests) {
      MarkdownPages.of(manifest)
          .forEach((name, text) -> pages.put(manifest.module() + "/" + name, text));
    }
    return pages;
  }

  /// Writes one symbol as a manifest of its module.
  static String json(ApiSymbol symbol, String module, List<ApiKernel> kernels) {
    Set<ApiKernel> others = new LinkedHashSet<>(kernels);
    others.removeAll(Set.copyOf(symbol.kernels()));
    return ManifestJson.write(
        new ApiManifest(
            ApiManifest.FORMAT,
            module,
            List.of(),
            List.of(symbol),
            List.copyOf(others),
            List.of()));
  }

  private void readAll() {
    if (read) {
      return;
    }
    try {
      for (URL url : Collections.list(loader.getResources(ManifestJson.RESOURCE))) {
        add(url);
      }
    } catch (IOException | JsonFault e) {
      throw Failure.of(
          "a manifest cannot be read: "
              + Sentences.reason(e)
              + ". Build its library again, or leave it out of the class path.",
          e);
    }
    read = true;
  }

  private void add(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      String json = new String(in.readAllBytes(), UTF_8);
      ApiManifest manifest = ManifestJson.read(json, url.toString());
      manifests.add(manifest);
      manifest.symbols().forEach(symbol -> symbols.putIfAbsent(symbol.name(), symbol));
    }
  }
}
