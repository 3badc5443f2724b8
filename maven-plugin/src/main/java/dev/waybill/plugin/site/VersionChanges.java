package dev.waybill.plugin.site;

import dev.waybill.manifest.verdict.Change;
import java.util.List;

/**
 * What changed in a version.
 *
 * @param version the version
 * @param isReleased whether it is out
 * @param before the version before it; empty for the first
 * @param exports how many exports it has
 * @param changes the changes since the version before it, sorted
 */
public record VersionChanges(
    String version, boolean isReleased, String before, int exports, List<Change> changes) {

  /** Copies the list. */
  public VersionChanges {
    changes = List.copyOf(changes);
  }
}
