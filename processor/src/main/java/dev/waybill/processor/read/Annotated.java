package dev.waybill.processor.read;

import dev.waybill.processor.model.SourceRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The elements of one round that carry our annotations. */
final class Annotated {

  /** The annotations that make a round worth reading. */
  static final List<String> TRIGGERS =
      List.of(
          "Export",
          "Creator",
          "Op",
          "Kernel",
          "Gradient",
          "Elementwise",
          "Attribute",
          "Shape",
          "Aliases",
          "Mutates",
          "ShapeOnly",
          "NotDifferentiable",
          "Default",
          "Range",
          "Stateful",
          "Named",
          "Namespace",
          "DeprecatedName",
          "DeprecatedName.All",
          "SuppressExport",
          "SuppressExport.All");

  private final Elements elements;
  private final Set<Element> any = new LinkedHashSet<>();
  private final Map<String, Set<Element>> byAnnotation = new HashMap<>();

  Annotated(RoundEnvironment round, Elements elements) {
    this.elements = elements;
    List<TypeElement> types = new ArrayList<>();
    for (String annotation : TRIGGERS) {
      TypeElement type = elements.getTypeElement(Mirror.PACKAGE + annotation);
      if (type != null) {
        types.add(type);
      }
    }
    // Each question of this kind walks all elements of the round.
    any.addAll(round.getElementsAnnotatedWithAny(types.toArray(TypeElement[]::new)));
    for (Element element : any) {
      for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
        byAnnotation
            .computeIfAbsent(Mirror.name(mirror), name -> new LinkedHashSet<>())
            .add(element);
      }
    }
  }

  /** Returns the elements with an annotation of ours, such as {@code Export}. */
  Set<Element> with(String annotation) {
    return byAnnotation.getOrDefault(Mirror.PACKAGE + annotation, Set.of());
  }

  Set<Element> any() {
    return any;
  }

  /** Returns the place of the first one in the order of files and lines. */
  SourceRef first(Sources sources) {
    Element first = null;
    String firstKey = "";
    for (Element element : any()) {
      String key = ElementRef.of(sources, element).sortKey() + Names.qualified(element);
      if (first == null || key.compareTo(firstKey) < 0) {
        first = element;
        firstKey = key;
      }
    }
    if (first == null) {
      throw new IllegalStateException("a round is read only when it has an annotation of ours");
    }
    return ElementRef.of(sources, first);
  }

  /** Returns the packages that have exports, or those that have state where none has. */
  Set<String> packages() {
    Set<String> packages = new TreeSet<>();
    for (Element element : with("Export").isEmpty() ? with("Stateful") : with("Export")) {
      PackageElement inPackage = elements.getPackageOf(element);
      if (inPackage != null) {
        packages.add(inPackage.getQualifiedName().toString());
      }
    }
    return packages;
  }
}
