package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.Baseline;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.surface.TypeUse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What clients see of classes on certain releases of Java, in a multi-release jar, that is not as
 * good for them as what they see on all: the rules decide, so that another name of a parameter is
 * nothing.
 */
public final class VariantFacts {

  /** Behind it stands what clients do not find on the release. */
  static final String LACKS = "-";

  private static final String ADDS = "+";

  private final Surface common;
  private final Surface own;
  private final Set<Element> broken = new HashSet<>();

  private VariantFacts(Surface common, Surface own, Outside around) {
    this.common = common;
    this.own = Renaming.like(common, own);
    for (Change each : Comparison.of(common, own, around, "")) {
      if (each.worst().isBreaking()) {
        broken.add(each.element());
      }
    }
  }

  /**
   * Finds the facts that are there only on a release, or missing there.
   *
   * @param release the release of Java
   * @param names the classes that the jar has for the release
   * @param classes the classes of the surface as they are on all releases
   * @param variants those that are others on the release, some of them since an earlier one
   * @param around the classes around them
   * @return lines such as {@code 21 lib.A - method public int size()}
   */
  public static List<String> of(
      int release,
      Collection<String> names,
      Collection<JavaClass> classes,
      Map<String, JavaClass> variants,
      Outside around) {
    List<JavaClass> replaced =
        classes.stream().map(each -> variants.getOrDefault(each.name(), each)).toList();
    VariantFacts facts =
        new VariantFacts(
            Surface.EMPTY.withClasses(List.copyOf(classes)),
            Surface.EMPTY.withClasses(replaced),
            around);
    List<String> lines = new ArrayList<>();
    new TreeSet<>(names).forEach(name -> facts.add(release + " " + name, name, lines));
    return lines;
  }

  private void add(String head, String name, List<String> lines) {
    JavaClass base = common.findClass(name).orElseThrow();
    List<String> was = Baseline.facts(base);
    List<String> is = Baseline.facts(settle(base, own.findClass(name).orElseThrow()));
    was.stream()
        .filter(each -> !is.contains(each))
        .forEach(each -> lines.add(head + " " + LACKS + " " + each));
    is.stream()
        .filter(each -> !was.contains(each))
        .forEach(each -> lines.add(head + " " + ADDS + " " + each));
  }

  /** The variant, with all as it is on every release that breaks no client. */
  private JavaClass settle(JavaClass base, JavaClass variant) {
    Map<Element, JavaField> fields = new HashMap<>();
    variant.fields().forEach(each -> fields.put(Element.of(base, each), each));
    Map<Element, JavaMethod> methods = new HashMap<>();
    variant.methods().forEach(each -> methods.put(Element.of(base, each), each));
    Set<Element> members = new HashSet<>();
    for (JavaField each : base.fields()) {
      members.add(settle(Element.of(base, each), each, fields));
    }
    for (JavaMethod each : base.methods()) {
      members.add(settle(Element.of(base, each), each, methods));
    }
    boolean isHeadBroken =
        broken.stream()
            .anyMatch(each -> each.owner().equals(base.name()) && !members.contains(each));
    JavaClass head = isHeadBroken ? variant : base;
    return new JavaClass(
        head.name(),
        head.kind(),
        head.modifiers(),
        head.typeParameters(),
        head.superclass(),
        interfaces(head, variant),
        head.permits(),
        head.components(),
        List.copyOf(fields.values()),
        List.copyOf(methods.values()),
        head.isExtensible(),
        head.serialForm(),
        head.annotations());
  }

  /** A further interface breaks no client, and is not there on other releases. */
  private static List<TypeUse> interfaces(JavaClass head, JavaClass variant) {
    Map<String, TypeUse> all = new TreeMap<>();
    variant.interfaces().forEach(each -> all.put(each.name(), each));
    head.interfaces().forEach(each -> all.put(each.name(), each));
    return List.copyOf(all.values());
  }

  private <T> Element settle(Element element, T member, Map<Element, T> members) {
    if (!broken.contains(element)) {
      members.put(element, member);
    }
    return element;
  }
}
