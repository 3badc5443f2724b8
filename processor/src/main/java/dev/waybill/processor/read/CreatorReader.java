package dev.waybill.processor.read;

import dev.waybill.processor.model.CreatorDraft;
import dev.waybill.processor.model.DocDraft;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.SourceRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads the constructors with {@code @Creator} of exported types. */
final class CreatorReader {

  static final String CREATOR = "Creator";

  private final Sources sources;

  CreatorReader(Sources sources) {
    this.sources = sources;
  }

  /** Returns the constructors of a class with the annotation, in declared order. */
  List<ExecutableElement> constructors(Element element) {
    List<ExecutableElement> found = new ArrayList<>();
    if (element instanceof TypeElement type) {
      for (ExecutableElement each : ElementFilter.constructorsIn(type.getEnclosedElements())) {
        if (Mirror.find(sources, each, CREATOR) != null) {
          found.add(each);
        }
      }
    }
    return found;
  }

  /** Returns what is to be judged of the first constructor, or {@code null} without one. */
  @Nullable CreatorDraft read(Element type, List<ExecutableElement> constructors) {
    if (constructors.isEmpty()) {
      return null;
    }
    List<SourceRef> others = new ArrayList<>();
    constructors.subList(1, constructors.size()).forEach(each -> others.add(at(each)));
    return new CreatorDraft(
        constructors.get(0).getModifiers().contains(Modifier.PUBLIC),
        type.getModifiers().contains(Modifier.ABSTRACT),
        !((TypeElement) type).getTypeParameters().isEmpty(),
        others,
        at(constructors.get(0)));
  }

  /** Returns the text of a type with what its constructor says of parameters and exceptions. */
  static DocDraft doc(Element type, DocDraft ofType, DocDraft ofConstructor) {
    // A record's parameters are documented at its components.
    Map<String, Located<String>> params = new LinkedHashMap<>();
    if (type.getKind() == ElementKind.RECORD) {
      params.putAll(ofType.params());
    }
    params.putAll(ofConstructor.params());
    Map<String, Located<String>> typeParams = new LinkedHashMap<>(ofType.typeParams());
    typeParams.putAll(ofConstructor.typeParams());
    return new DocDraft(
        ofType.present(),
        ofType.markdown(),
        ofType.summary(),
        ofType.body(),
        params,
        typeParams,
        ofType.returns(),
        ofConstructor.thrown(),
        ofType.see(),
        ofType.deprecated());
  }

  private SourceRef at(ExecutableElement constructor) {
    return Objects.requireNonNull(Mirror.find(sources, constructor, CREATOR)).at();
  }
}
