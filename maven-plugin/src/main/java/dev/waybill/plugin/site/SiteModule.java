package dev.waybill.plugin.site;

import dev.waybill.manifest.ApiManifest;
import dev.waybill.manifest.JsonFault;
import dev.waybill.manifest.JsonValue;
import dev.waybill.manifest.ManifestJson;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.plugin.classes.ClassFolder;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.SurfaceReader;
import dev.waybill.plugin.classes.UnreadableClassException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A module that the site documents.
 *
 * @param manifest what it exports
 * @param classes the classes that its exports are or mention; none where only the manifest is known
 * @param proof what its testkit proved, or {@code null} where nothing was run
 * @param sources where its sources can be read
 */
public record SiteModule(
    ApiManifest manifest, List<JavaClass> classes, @Nullable Proof proof, SourceLinks sources) {

  /** Copies the list. */
  public SiteModule {
    classes = List.copyOf(classes);
  }

  /**
   * Reads a module.
   *
   * @param index the artifact and its dependencies
   * @param sources where its sources can be read
   * @return the module
   * @throws UnreadableClassException if there is no manifest or a class file cannot be read
   * @throws SiteException if the manifest or the proof is damaged
   * @throws IOException if the artifact cannot be read
   */
  public static SiteModule read(ClassIndex index, SourceLinks sources)
      throws UnreadableClassException, SiteException, IOException {
    ClassFolder own = index.own();
    try {
      Optional<String> json = find(own, ManifestJson.RESOURCE);
      if (json.isEmpty()) {
        throw new SiteException(
            own
                + " has no "
                + ManifestJson.RESOURCE
                + ", so there is nothing to document. Compile the module with waybill-processor on"
                + " annotationProcessorPaths first, or name another artifact.");
      }
      ApiManifest manifest = ManifestJson.read(json.get(), own + "!" + ManifestJson.RESOURCE);
      Optional<String> proof = find(own, Proof.RESOURCE);
      return new SiteModule(
          manifest,
          SurfaceReader.read(index, manifest, List.of()).classes(),
          proof.isEmpty()
              ? null
              : Proof.read(JsonValue.parse(proof.get(), own + "!" + Proof.RESOURCE)),
          sources);
    } catch (JsonFault e) {
      throw new SiteException(e.getMessage() + " Compile and test the module anew.");
    }
  }

  private static Optional<String> find(ClassFolder folder, String name) throws IOException {
    return folder.find(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
