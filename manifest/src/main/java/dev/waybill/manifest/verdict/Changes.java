package dev.waybill.manifest.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Collects differences. */
final class Changes {

  private final List<Change> all = new ArrayList<>();

  void add(ChangeKind kind, Element element, String before, String after) {
    add(kind, kind.impacts(), element, before, after);
  }

  void add(ChangeKind kind, Set<Impact> impacts, Element element, String before, String after) {
    all.add(new Change(kind, element, impacts, before, after));
  }

  List<Change> sorted(UnaryOperator<Change> renaming) {
    return all.stream()
        .map(renaming)
        .distinct()
        .sorted(
            Comparator.comparing(Change::element)
                .thenComparing(Change::kind)
                .thenComparing(Change::before)
                .thenComparing(Change::after))
        .toList();
  }
}
