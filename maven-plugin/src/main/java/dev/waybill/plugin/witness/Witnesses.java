package dev.waybill.plugin.witness;

import dev.waybill.manifest.verdict.Change;
import dev.waybill.manifest.verdict.Impact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What clients have shown of changes.
 *
 * @param shown for each change and impact the first client that it breaks
 * @param tried the changes of which a client worked with the surface as it was
 * @param needed for the changes of which a client could not be tried because its source needs a
 *     newer JDK the release of that
 */
public record Witnesses(List<Witness> shown, Set<Change> tried, Map<Change, Integer> needed) {

  /** Copies the collections. */
  public Witnesses {
    shown = List.copyOf(shown);
    tried = Set.copyOf(tried);
    needed = Map.copyOf(needed);
  }

  /**
   * Finds the client that shows an impact.
   *
   * @param change the change
   * @param impact the impact
   * @return its witness, if there is one
   */
  public Optional<Witness> find(Change change, Impact impact) {
    return shown.stream()
        .filter(each -> each.change().equals(change) && each.impact() == impact)
        .findFirst();
  }
}
