package dev.waybill.plugin.site;

import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.verdict.Change;
import dev.waybill.manifest.verdict.Comparison;
import dev.waybill.manifest.verdict.Outside;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells from released surfaces what changed in which version. */
public final class History {

  private static final String SNAPSHOT = "-SNAPSHOT";

  private History() {}

  /**
   * Compares each surface with the one before it.
   *
   * @param releases the releases, oldest first
   * @param now the surface as it is
   * @param version the version of the project
   * @param around the classes of dependencies and of the JDK
   * @return the versions, newest first; empty where there is no release
   */
  public static List<VersionChanges> of(
      List<Release> releases, Surface now, String version, Outside around) {
    List<VersionChanges> versions = new ArrayList<>();
    Release last = null;
    for (Release each : releases) {
      versions.add(changes(last, each, true, around));
      last = each;
    }
    if (last != null) {
      VersionChanges present = changes(last, new Release(name(version), now), false, around);
      // Until something changes, the project is its last release.
      if (!present.changes().isEmpty()) {
        versions.add(present);
      }
    }
    Collections.reverse(versions);
    return versions;
  }

  private static VersionChanges changes(
      @Nullable Release before, Release after, boolean isReleased, Outside around) {
    List<Change> changes =
        before == null
            ? List.of()
            : Comparison.of(before.surface(), after.surface(), around, after.version());
    return new VersionChanges(
        after.version(),
        isReleased,
        before == null ? "" : before.version(),
        after.surface().symbols().size(),
        changes);
  }

  private static String name(String version) {
    return version.endsWith(SNAPSHOT)
        ? version.substring(0, version.length() - SNAPSHOT.length())
        : version;
  }
}
