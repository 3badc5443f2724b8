package dev.waybill.plugin.site;

import dev.waybill.manifest.ApiSource;
import java.util.Optional;

/**
 * Where the sources of a module can be read.
 *
 * @param template an address in which {@code {path}} stands for a file, such as {@code
 *     org/example/Geo.java}, and {@code {line}} for a line of it; empty where there is none
 */
public record SourceLinks(String template) {

  /** No address is known. */
  public static final SourceLinks NONE = new SourceLinks("");

  private static final String PATH = "{path}";

  /**
   * Checks an address.
   *
   * @param template the address
   * @return the links
   * @throws SiteException if it is no address of the web or names no file
   */
  public static SourceLinks of(String template) throws SiteException {
    if (!template.matches("https?://.*") || !template.contains(PATH)) {
      throw new SiteException(
          "waybill.docs.source is '"
              + template
              + "'. Expected an address that begins with https:// and has {path} for the file, such"
              + " as https://example.org/blob/main/src/main/java/{path}#L{line}.");
    }
    return new SourceLinks(template);
  }

  /** The address of a place, if it is known. */
  Optional<String> to(ApiSource source) {
    return template.isEmpty() || source.file().isEmpty()
        ? Optional.empty()
        : Optional.of(
            template
                .replace(PATH, source.file())
                .replace("{line}", Integer.toString(Math.max(1, source.line()))));
  }
}
