package dev.waybill.processor.read;

import dev.waybill.processor.model.StrayDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Finds annotations of ours that mean nothing where they stand. */
final class StrayReader {

  private static final Set<String> WITH_EXPORT =
      Set.of("Op", "NotDifferentiable", "DeprecatedName");
  private static final Set<String> ON_PARAMETER = Set.of("Default", "Range");

  private final Elements elements;
  private final Sources sources;
  private final ElementReader elementReader;

  StrayReader(Elements elements, Sources sources, ElementReader elementReader) {
    this.elements = elements;
    this.sources = sources;
    this.elementReader = elementReader;
  }

  List<StrayDraft> read(RoundEnvironment round) {
    List<StrayDraft> strays = new ArrayList<>();
    for (String annotation : WITH_EXPORT) {
      for (Element element : annotated(round, annotation)) {
        if (Mirror.find(sources, element, "Export") == null) {
          add(strays, annotation, element);
        }
      }
    }
    for (String annotation : ON_PARAMETER) {
      for (Element parameter : annotated(round, annotation)) {
        Element method = parameter.getEnclosingElement();
        if (method == null || Mirror.find(sources, method, "Export") == null) {
          add(strays, annotation, parameter);
        }
      }
    }
    strays.sort(
        (a, b) -> (a.at().sortKey() + a.annotation()).compareTo(b.at().sortKey() + b.annotation()));
    return strays;
  }

  private void add(List<StrayDraft> strays, String annotation, Element element) {
    for (Mirror mirror : Mirror.all(sources, element, annotation)) {
      strays.add(new StrayDraft(annotation, elementReader.read(element), mirror.at()));
    }
  }

  private List<Element> annotated(RoundEnvironment round, String annotation) {
    List<Element> found = new ArrayList<>();
    for (String name : List.of(annotation, annotation + ".All")) {
      TypeElement type = elements.getTypeElement(Mirror.PACKAGE + name);
      if (type != null) {
        found.addAll(round.getElementsAnnotatedWith(type));
      }
    }
    return found;
  }
}
