package dev.waybill.plugin.classes;

import dev.waybill.manifest.ApiManifest;
import dev.waybill.manifest.JsonFault;
import dev.waybill.manifest.ManifestJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the manifest that an artifact carries. */
public final class ManifestFile {

  private ManifestFile() {}

  /**
   * Reads the manifest.
   *
   * @param artifact the artifact
   * @return its manifest
   * @throws UnreadableClassException if there is none, or it is damaged
   * @throws IOException if the artifact cannot be read
   */
  public static ApiManifest read(ClassFolder artifact)
      throws UnreadableClassException, IOException {
    Optional<ApiManifest> found = find(artifact);
    if (found.isEmpty()) {
      throw new UnreadableClassException(
          artifact
              + " has no "
              + ManifestJson.RESOURCE
              + ". It is written when waybill-processor stands on annotationProcessorPaths and the"
              + " module has an @Export; compile the module first, or name another artifact.");
    }
    return found.get();
  }

  /**
   * Finds the manifest.
   *
   * @param artifact the artifact
   * @return its manifest, if it has one
   * @throws UnreadableClassException if it is damaged
   * @throws IOException if the artifact cannot be read
   */
  public static Optional<ApiManifest> find(ClassFolder artifact)
      throws UnreadableClassException, IOException {
    Optional<byte[]> json = artifact.find(ManifestJson.RESOURCE);
    if (json.isEmpty()) {
      return Optional.empty();
    }
    String where = artifact + "!" + ManifestJson.RESOURCE;
    try {
      return Optional.of(ManifestJson.read(new String(json.get(), StandardCharsets.UTF_8), where));
    } catch (JsonFault e) {
      throw new UnreadableClassException(e.getMessage() + " Compile the module anew.", e);
    }
  }
}
