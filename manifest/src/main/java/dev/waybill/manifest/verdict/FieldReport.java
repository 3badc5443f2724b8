package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaField;
import java.util.EnumSet;
import java.util.Set;

/**
 * Reports changes of one field.
 *
 * @param changes where they go
 * @param pair its class
 * @param before how it was
 * @param after how it is
 */
record FieldReport(Changes changes, ClassPair pair, JavaField before, JavaField after) {

  void add(ChangeKind kind) {
    add(kind, kind.impacts());
  }

  void add(ChangeKind kind, Set<Impact> impacts) {
    changes.add(
        kind,
        linked(before, impacts),
        Element.of(pair.before(), before),
        Texts.of(before),
        Texts.of(after));
  }

  /** Compiled clients have the value of a constant themselves and do not link to it. */
  static Set<Impact> linked(JavaField field, Set<Impact> impacts) {
    if (field.value().isEmpty() || !impacts.contains(Impact.BINARY)) {
      return impacts;
    }
    EnumSet<Impact> compiled = EnumSet.copyOf(impacts);
    compiled.remove(Impact.BINARY);
    return compiled.isEmpty() ? Set.of(Impact.COMPATIBLE) : compiled;
  }
}
