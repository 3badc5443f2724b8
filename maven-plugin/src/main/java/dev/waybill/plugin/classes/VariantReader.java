package dev.waybill.plugin.classes;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.verdict.Outside;
import dev.waybill.manifest.verdict.VariantFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what clients see of classes for certain releases of Java, in a multi-release jar, where it
 * is not what they see on all. {@code jar --validate} complains of it; no build does.
 */
final class VariantReader {

  private static final String VERSIONS = "META-INF/versions/";
  private static final Pattern FILE = Pattern.compile(VERSIONS + "(\\d+)/(.+)\\.class");

  private final ClassIndex index;
  private final VisibleClasses visible;

  VariantReader(ClassIndex index, VisibleClasses visible) {
    this.index = index;
    this.visible = visible;
  }

  /** Returns the facts that are there only for a release, or missing there. */
  List<String> read(Map<String, JavaClass> classes) throws UnreadableClassException, IOException {
    // On a release the classes for earlier ones are seen, too, where it has none of its own.
    TreeMap<Integer, Map<String, JavaClass>> releases = new TreeMap<>();
    for (String file : index.own().list(VERSIONS)) {
      Matcher matcher = FILE.matcher(file);
      JavaClass base = matcher.matches() ? classes.get(matcher.group(2).replace('/', '.')) : null;
      if (base != null) {
        releases
            .computeIfAbsent(Integer.valueOf(matcher.group(1)), each -> new HashMap<>())
            .put(base.name(), visible.read(index.readOwn(base.name(), file)));
      }
    }
    List<String> facts = new ArrayList<>();
    Map<String, JavaClass> seen = new HashMap<>();
    Outside around = new IndexedClasses(index);
    for (Map.Entry<Integer, Map<String, JavaClass>> each : releases.entrySet()) {
      seen.putAll(each.getValue());
      facts.addAll(
          VariantFacts.of(each.getKey(), each.getValue().keySet(), classes.values(), seen, around));
    }
    return facts;
  }
}
