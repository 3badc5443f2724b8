package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.Surface;
import java.util.Map;
import java.util.TreeMap;

/** Compares what a jar passes on: the dependencies in its signatures, classes for some releases. */
final class ArtifactRule {

  private static final String LACKS = " - ";

  void compare(Surface before, Surface after, Changes changes) {
    Map<String, String> was = dependencies(before);
    dependencies(after)
        .forEach(
            (name, line) -> {
              String former = was.getOrDefault(name, line);
              if (!former.equals(line)) {
                changes.add(ChangeKind.DEPENDENCY_CHANGED, Element.of(name), former, line);
              }
            });
    for (String each : after.variants()) {
      if (!before.variants().contains(each)) {
        boolean lacks = each.contains(LACKS);
        changes.add(
            lacks ? ChangeKind.VARIANT_LACKS : ChangeKind.VARIANT_ADDS,
            variant(each),
            lacks ? fact(each) : "",
            lacks ? "" : fact(each));
      }
    }
    for (String each : before.variants()) {
      if (!after.variants().contains(each)) {
        changes.add(ChangeKind.VARIANT_ALIKE, variant(each), fact(each), "");
      }
    }
  }

  private static Map<String, String> dependencies(Surface surface) {
    Map<String, String> lines = new TreeMap<>();
    for (String each : surface.dependencies()) {
      int end = each.lastIndexOf(' ');
      lines.put(each.substring(0, end), each.substring(end + 1));
    }
    return lines;
  }

  /** Names the class by its place in the jar: it is another one than that of all releases. */
  private static Element variant(String text) {
    String[] parts = text.split(" ", 3);
    return Element.of("META-INF/versions/" + parts[0] + "/" + parts[1]);
  }

  private static String fact(String text) {
    return text.split(" ", 4)[3];
  }
}
