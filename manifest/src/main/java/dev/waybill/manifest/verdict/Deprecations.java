package dev.waybill.manifest.verdict;

import java.util.List;

/** Compares {@code @Deprecated}. */
final class Deprecations {

  private static final String FOR_REMOVAL = "forRemoval = true";

  private Deprecations() {}

  static void compare(
      Element element,
      List<String> annotationsBefore,
      List<String> annotationsAfter,
      Changes changes) {
    String before = ClassPair.annotation(annotationsBefore, "Deprecated");
    String after = ClassPair.annotation(annotationsAfter, "Deprecated");
    if (after.contains(FOR_REMOVAL) && !before.contains(FOR_REMOVAL)) {
      changes.add(ChangeKind.DEPRECATED_FOR_REMOVAL, element, before, after);
    } else if (before.isEmpty() && !after.isEmpty()) {
      changes.add(ChangeKind.DEPRECATED, element, before, after);
    } else if (!before.isEmpty() && after.isEmpty()) {
      changes.add(ChangeKind.NO_LONGER_DEPRECATED, element, before, after);
    }
  }
}
