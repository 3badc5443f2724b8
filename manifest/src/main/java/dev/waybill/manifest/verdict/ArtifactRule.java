package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.Surface;
import java.util.Map;
import java.util.TreeMap;

/** Compares what a jar passes on: the dependencies in its signatures, classes for some releases. */
final class ArtifactRule {

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
        String[] parts = parts(each);
        boolean lacks = parts[2].equals(VariantFacts.LACKS);
        changes.add(
            lacks ? ChangeKind.VARIANT_LACKS : ChangeKind.VARIANT_ADDS,
            variant(parts),
            lacks ? parts[3] : "",
            lacks ? "" : parts[3]);
      }
    }
    for (String each : before.variants()) {
      if (!after.variants().contains(each)) {
        String[] parts = parts(each);
        changes.add(ChangeKind.VARIANT_ALIKE, variant(parts), parts[3], "");
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

  /** The release, the class, what is said of it, and the fact, which may be any text. */
  private static String[] parts(String variant) {
    return variant.split(" ", 4);
  }

  /** It is a part of the class: whoever promises nothing of the class promises nothing of it. */
  private static Element variant(String[] parts) {
    return new Element(parts[1], "@" + parts[0]);
  }
}
