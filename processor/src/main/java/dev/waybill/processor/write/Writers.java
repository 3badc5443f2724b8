package dev.waybill.processor.write;

import dev.waybill.manifest.ApiManifest;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.ManifestJson;
import dev.waybill.manifest.MarkdownPages;
import dev.waybill.processor.model.ModuleIdentity;
import dev.waybill.processor.write.GeneratedFile.Kind;
import dev.waybill.processor.write.RegistrarPlan.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes all that a module's exports become. */
public final class Writers {

  /** The folder of the docs pages. */
  public static final String DOCS = "META-INF/waybill/docs/";

  private Writers() {}

  /**
   * Writes all files of a module; none where it exports nothing and has no kernel, gradient or
   * state.
   *
   * @param in the healthy part of the module
   * @return the files, in one order whatever the order of the input
   */
  public static List<GeneratedFile> write(WriteInput in) {
    if (in.symbols().isEmpty()
        && in.kernels().isEmpty()
        && in.gradients().isEmpty()
        && in.stateful().isEmpty()) {
      return List.of();
    }
    List<Exported> exports = new ArrayList<>(in.symbols().size());
    in.symbols().forEach(draft -> exports.add(Exported.of(draft)));
    exports.sort(Comparator.comparing(Exported::canonical).thenComparing(Exported::place));
    ManifestBuilder manifest = new ManifestBuilder(in);
    Map<String, ApiSymbol> symbols = new HashMap<>();
    List<ApiSymbol> listed = new ArrayList<>(exports.size());
    for (Exported export : exports) {
      ApiSymbol symbol = manifest.symbol(export);
      symbols.put(export.canonical(), symbol);
      listed.add(symbol);
    }
    SourceFiles sources = new SourceFiles(in.marked());
    TypeTexts types = new TypeTexts(in.packages());
    RegistrarPlan plan = RegistrarPlan.of(exports, in);
    List<String> origins = origins(plan);
    List<GeneratedFile> files = new ArrayList<>();
    RegistrarCalls calls = new RegistrarCalls(types, CallShape.of(exports));
    writeRegistrars(new RegistrarWriter(sources, calls), plan, files);
    new Facades(exports).write(sources, types, plan.byOp(), in.namespaces(), files);
    files.addAll(
        new ProviderWriter(sources, in.identity(), origins)
            .write(in.namespaces(), plan.registrars(), new ListingWriter(symbols)));
    addResources(manifest.manifest(listed), origins, files);
    return List.copyOf(files);
  }

  /**
   * Writes the registrars alone, which are found by their names.
   *
   * @param in the healthy part of a module without exports
   * @return the files, in one order whatever the order of the input
   */
  public static List<GeneratedFile> writeRegistrars(WriteInput in) {
    SourceFiles sources = new SourceFiles(in.marked());
    RegistrarCalls calls =
        new RegistrarCalls(new TypeTexts(in.packages()), CallShape.of(List.of()));
    List<GeneratedFile> files = new ArrayList<>();
    RegistrarPlan plan = RegistrarPlan.of(List.of(), in);
    writeRegistrars(new RegistrarWriter(sources, calls), plan, files);
    return List.copyOf(files);
  }

  /**
   * Returns the provider that a module gets, for the {@code provides} line of its {@code
   * module-info}.
   *
   * @param identity the module
   * @return a qualified class name
   */
  public static String providerName(ModuleIdentity identity) {
    return JavaNames.provider(identity).canonicalName();
  }

  private static void writeRegistrars(
      RegistrarWriter writer, RegistrarPlan plan, List<GeneratedFile> files) {
    Map<String, List<Exported>> byOwner = new TreeMap<>();
    for (Part part : plan.registrars()) {
      byOwner.computeIfAbsent(part.owner(), o -> new ArrayList<>()).addAll(part.exports());
    }
    for (Part part : plan.registrars()) {
      files.add(writer.write(part, byOwner.getOrDefault(part.owner(), List.of())));
    }
  }

  private static void addResources(
      ApiManifest manifest, List<String> origins, List<GeneratedFile> files) {
    files.add(resource(ManifestJson.RESOURCE, ManifestJson.write(manifest), origins));
    MarkdownPages.of(manifest)
        .forEach((name, text) -> files.add(resource(DOCS + name, text, origins)));
  }

  private static GeneratedFile resource(String path, String text, List<String> origins) {
    return new GeneratedFile(path, Kind.CLASS_OUTPUT_RESOURCE, text, origins);
  }

  private static List<String> origins(RegistrarPlan plan) {
    TreeSet<String> origins = new TreeSet<>();
    plan.registrars().forEach(part -> origins.add(part.topLevel()));
    return List.copyOf(origins);
  }
}
