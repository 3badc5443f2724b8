package dev.waybill.plugin.site;

import dev.waybill.manifest.surface.Surface;
import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.baseline.BaselineFolder;
import java.io.IOException;
import java.util.List;

/**
 * A released surface.
 *
 * @param version its version
 * @param surface the surface
 */
public record Release(String version, Surface surface) {

  /**
   * Reads all releases of a project.
   *
   * @param folder its folder {@code api}
   * @return the releases, oldest first
   * @throws BaselineException if one of their files cannot be read
   * @throws IOException if a folder cannot be read
   */
  public static List<Release> all(BaselineFolder folder) throws BaselineException, IOException {
    return folder.releases().entrySet().stream()
        .map(each -> new Release(each.getKey(), each.getValue()))
        .toList();
  }
}
