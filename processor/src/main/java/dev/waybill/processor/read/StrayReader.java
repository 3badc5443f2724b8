package dev.waybill.processor.read;

import dev.waybill.processor.model.StrayDraft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Finds annotations of ours that mean nothing where they stand. */
final class StrayReader {

  private static final Set<String> WITH_EXPORT =
      Set.of("Op", "NotDifferentiable", "DeprecatedName");
  private static final Set<String> ON_PARAMETER = Set.of("Default", "Range", "Aliases", "Mutates");

  private final Sources sources;
  private final ElementReader elementReader;

  StrayReader(Sources sources, ElementReader elementReader) {
    this.sources = sources;
    this.elementReader = elementReader;
  }

  List<StrayDraft> read(Annotated annotated) {
    List<StrayDraft> strays = new ArrayList<>();
    for (String annotation : WITH_EXPORT) {
      for (Element element : repeatable(annotated, annotation)) {
        boolean isPart =
            annotation.equals("NotDifferentiable")
                && Mirror.find(sources, element, "Elementwise") != null;
        if (!isPart && Mirror.find(sources, element, "Export") == null) {
          add(strays, annotation, element);
        }
      }
    }
    for (String annotation : ON_PARAMETER) {
      for (Element parameter : repeatable(annotated, annotation)) {
        if (!isExported(parameter.getEnclosingElement())) {
          add(strays, annotation, parameter);
        }
      }
    }
    for (Element constructor : annotated.with(CreatorReader.CREATOR)) {
      if (Mirror.find(sources, Names.owner(constructor), "Export") == null) {
        add(strays, CreatorReader.CREATOR, constructor);
      }
    }
    for (Element parameter : annotated.with("ShapeOnly")) {
      Element method = parameter.getEnclosingElement();
      if (method == null || Mirror.find(sources, method, "Gradient") == null) {
        add(strays, "ShapeOnly", parameter);
      }
    }
    strays.sort(
        (a, b) -> (a.at().sortKey() + a.annotation()).compareTo(b.at().sortKey() + b.annotation()));
    return strays;
  }

  /** Returns whether parameters mean something: those of a creator, whose own fault is another. */
  private boolean isExported(@Nullable Element method) {
    return method != null
        && (Mirror.find(sources, method, "Export") != null
            || Mirror.find(sources, method, CreatorReader.CREATOR) != null);
  }

  /** Returns the attributes of what is no elementwise method. */
  List<StrayDraft> attributes(Annotated annotated) {
    List<StrayDraft> strays = new ArrayList<>();
    for (Element parameter : annotated.with("Attribute")) {
      Element method = parameter.getEnclosingElement();
      if (method == null || Mirror.find(sources, method, "Elementwise") == null) {
        add(strays, "Attribute", parameter);
      }
    }
    strays.sort(Comparator.comparing(stray -> stray.at().sortKey()));
    return strays;
  }

  /** Returns the keys on fields of classes that are not {@code @Stateful}. */
  List<StrayDraft> names(Annotated annotated) {
    List<StrayDraft> strays = new ArrayList<>();
    for (Element field : annotated.with("Named")) {
      if (Mirror.find(sources, Names.owner(field), "Stateful") == null) {
        add(strays, "Named", field);
      }
    }
    strays.sort(Comparator.comparing(stray -> stray.at().sortKey()));
    return strays;
  }

  private void add(List<StrayDraft> strays, String annotation, Element element) {
    for (Mirror mirror : Mirror.all(sources, element, annotation)) {
      strays.add(new StrayDraft(annotation, elementReader.read(element), mirror.at()));
    }
  }

  private static Set<Element> repeatable(Annotated annotated, String annotation) {
    Set<Element> found = new HashSet<>(annotated.with(annotation));
    found.addAll(annotated.with(annotation + ".All"));
    return found;
  }
}
