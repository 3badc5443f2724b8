package dev.waybill.processor.read;

import dev.waybill.processor.model.SourceRef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** The elements of one round that carry our annotations. */
final class Annotated {

  /** The annotations that make a round worth reading. */
  static final List<String> TRIGGERS =
      List.of(
          "Export",
          "Op",
          "Kernel",
          "Gradient",
          "NotDifferentiable",
          "Default",
          "Range",
          "Namespace",
          "DeprecatedName",
          "DeprecatedName.All",
          "SuppressExport",
          "SuppressExport.All");

  private final RoundEnvironment round;
  private final Elements elements;

  Annotated(RoundEnvironment round, Elements elements) {
    this.round = round;
    this.elements = elements;
  }

  Set<? extends Element> with(String annotation) {
    TypeElement type = elements.getTypeElement(Mirror.PACKAGE + annotation);
    return type == null ? Set.of() : round.getElementsAnnotatedWith(type);
  }

  Set<Element> any() {
    Set<Element> found = new HashSet<>();
    for (String annotation : TRIGGERS) {
      found.addAll(with(annotation));
    }
    return found;
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

  /** Returns the packages that have exports. */
  Set<String> packages() {
    Set<String> packages = new TreeSet<>();
    for (Element element : with("Export")) {
      PackageElement inPackage = elements.getPackageOf(element);
      if (inPackage != null) {
        packages.add(inPackage.getQualifiedName().toString());
      }
    }
    return packages;
  }

  /** Returns the packages of the top-level classes that are compiled. */
  Set<String> packagesOfTopLevels() {
    Set<String> packages = new HashSet<>();
    for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
      packages.add(Names.qualified(elements.getPackageOf(type)));
    }
    return packages;
  }

  /** Returns the top-level classes that are compiled. */
  Set<String> topLevels() {
    Set<String> tops = new HashSet<>();
    for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
      tops.add(type.getQualifiedName().toString());
    }
    return tops;
  }
}
