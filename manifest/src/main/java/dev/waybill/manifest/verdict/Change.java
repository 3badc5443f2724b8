package dev.waybill.manifest.verdict;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * One difference between two surfaces.
 *
 * @param kind what kind of difference it is
 * @param element what has changed
 * @param impacts what it means to clients
 * @param before how it was; empty where it was not there
 * @param after how it is; empty where it is gone
 */
public record Change(
    ChangeKind kind, Element element, Set<Impact> impacts, String before, String after) {

  /** Sorts and copies the impacts. */
  public Change {
    EnumSet<Impact> sorted = EnumSet.noneOf(Impact.class);
    sorted.addAll(impacts);
    impacts = Collections.unmodifiableSet(sorted);
  }

  /**
   * Returns the worst of its impacts.
   *
   * @return the impact
   */
  public Impact worst() {
    return impacts.iterator().next();
  }

  /**
   * Returns its stable id, by which it is accepted.
   *
   * @return such as {@code search.topK/largest:default-changed}
   */
  public String id() {
    return element + ":" + kind.id();
  }
}
