package dev.waybill.manifest;

/**
 * The JSON form of a manifest: two spaces a level, {@code \n} between lines, fields in the order of
 * the records, and nothing in it that depends on the machine or the JDK.
 *
 * <p>Fields that say nothing (empty texts, lists and maps, {@code false}, absent values) are left
 * out, except the bounds of a range, whose {@code null} says that there is none.
 */
public final class ManifestJson {

  /** The resource in which a module carries its manifest. */
  public static final String RESOURCE = "META-INF/waybill/api.json";

  /** The resource of the JSON Schema that manifests follow. */
  public static final String SCHEMA_RESOURCE = "META-INF/waybill/api.schema.json";

  private ManifestJson() {}

  /**
   * Writes a manifest.
   *
   * @param manifest the manifest
   * @return JSON text that ends with a line break
   */
  public static String write(ApiManifest manifest) {
    return new ManifestWriter().write(manifest);
  }

  /**
   * Reads a manifest. Unknown fields are passed over: a later version may have added them.
   *
   * @param json the text
   * @param where where it comes from, for messages
   * @return the manifest
   * @throws JsonFault if the text is malformed or no manifest of format {@value ApiManifest#FORMAT}
   */
  public static ApiManifest read(String json, String where) {
    return ManifestReader.manifest(JsonValue.parse(json, where));
  }
}
