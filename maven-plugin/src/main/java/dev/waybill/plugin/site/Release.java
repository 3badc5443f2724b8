package dev.waybill.plugin.site;

import dev.waybill.manifest.surface.Surface;

/**
 * A released surface.
 *
 * @param version its version
 * @param surface the surface
 */
public record Release(String version, Surface surface) {}
