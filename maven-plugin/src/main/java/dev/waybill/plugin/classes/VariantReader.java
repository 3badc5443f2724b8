package dev.waybill.plugin.classes;

import dev.waybill.manifest.surface.Baseline;
import dev.waybill.manifest.surface.JavaClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    List<String> variants = new ArrayList<>();
    for (String file : index.own().list(VERSIONS)) {
      Matcher matcher = FILE.matcher(file);
      JavaClass base = matcher.matches() ? classes.get(matcher.group(2).replace('/', '.')) : null;
      if (base != null) {
        List<String> common = Baseline.facts(base);
        List<String> own = Baseline.facts(visible.read(index.readOwn(base.name(), file)));
        String head = matcher.group(1) + " " + base.name();
        common.stream()
            .filter(each -> !own.contains(each))
            .map(each -> head + " - " + each)
            .forEach(variants::add);
        own.stream()
            .filter(each -> !common.contains(each))
            .map(each -> head + " + " + each)
            .forEach(variants::add);
      }
    }
    return variants;
  }
}
