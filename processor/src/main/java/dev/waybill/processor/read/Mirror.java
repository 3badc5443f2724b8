package dev.waybill.processor.read;

import com.sun.source.util.TreePath;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.SourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** One annotation on an element, ours or Java's: its values, each with its place. */
final class Mirror {

  static final String PACKAGE = "dev.waybill.annotations.";

  // What javac puts for a value that does not resolve; it reports the error itself.
  private static final String ERROR_VALUE = "<error>";

  private final Sources sources;
  private final Element element;
  private final AnnotationMirror mirror;
  // Of a repeated annotation, which the compiler does not find by itself.
  private final @Nullable TreePath tree;

  private Mirror(
      Sources sources, Element element, AnnotationMirror mirror, @Nullable TreePath tree) {
    this.sources = sources;
    this.element = element;
    this.mirror = mirror;
    this.tree = tree;
  }

  /** Returns the annotation of that simple name on the element, or {@code null}. */
  static @Nullable Mirror find(Sources sources, Element element, String annotation) {
    List<Mirror> all = all(sources, element, annotation);
    return all.isEmpty() ? null : all.get(0);
  }

  /** Returns Java's own {@code @Deprecated} on the element, or {@code null}. */
  static @Nullable Mirror findDeprecated(Sources sources, Element element) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (name(mirror).equals("java.lang.Deprecated")) {
        return new Mirror(sources, element, mirror, null);
      }
    }
    return null;
  }

  /** Returns all annotations of that simple name on the element, repeated ones too. */
  static List<Mirror> all(Sources sources, Element element, String annotation) {
    List<Mirror> found = new ArrayList<>();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      String name = name(mirror);
      if (name.equals(PACKAGE + annotation)) {
        found.add(new Mirror(sources, element, mirror, null));
      } else if (name.equals(PACKAGE + annotation + ".All")) {
        List<TreePath> trees = AnnotationTrees.of(sources, element, annotation);
        for (AnnotationValue repeated : list(explicit(mirror, "value"))) {
          if (repeated.getValue() instanceof AnnotationMirror inner) {
            TreePath tree = found.size() < trees.size() ? trees.get(found.size()) : null;
            found.add(new Mirror(sources, element, inner, tree));
          }
        }
      }
    }
    return found;
  }

  /** Returns the qualified name of an annotation. */
  static String name(AnnotationMirror mirror) {
    return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().toString();
  }

  SourceRef at() {
    return tree == null
        ? ElementRef.of(sources, element, mirror)
        : ElementRef.of(sources, element, tree);
  }

  /** Returns whether the member is written, and not left to its default. */
  boolean has(String member) {
    return explicit(mirror, member) != null;
  }

  /** Returns a member's text, the default's place being the annotation. */
  Located<String> text(String member) {
    AnnotationValue value = explicit(mirror, member);
    if (value == null) {
      return new Located<>(text(byDefault(member)), at());
    }
    return new Located<>(text(value), at(member, value));
  }

  private SourceRef at(String member, AnnotationValue value) {
    return tree == null
        ? ElementRef.of(sources, element, mirror, value, 2)
        : ElementRef.of(sources, element, AnnotationTrees.value(tree, member));
  }

  /** Returns a member's texts, each at its own string of the array. */
  List<Located<String>> texts(String member) {
    List<Located<String>> texts = new ArrayList<>();
    int index = 2;
    for (AnnotationValue value : list(explicit(mirror, member))) {
      texts.add(
          new Located<>(text(value), ElementRef.of(sources, element, mirror, value, index++)));
    }
    return texts;
  }

  Located<Integer> integer(String member) {
    AnnotationValue value = explicit(mirror, member);
    Object number = value == null ? valueOf(byDefault(member)) : value.getValue();
    SourceRef at = value == null ? at() : at(member, value);
    return new Located<>(number instanceof Integer integer ? integer : 0, at);
  }

  double real(String member) {
    Object number = valueOf(orDefault(member));
    return number instanceof Number real ? real.doubleValue() : Double.NaN;
  }

  boolean flag(String member) {
    return Boolean.TRUE.equals(valueOf(orDefault(member)));
  }

  /** Returns whether a value does not resolve, which the compiler reports itself. */
  boolean isBroken() {
    for (AnnotationValue value : mirror.getElementValues().values()) {
      for (AnnotationValue item : list(value)) {
        if (ERROR_VALUE.equals(item.getValue())) {
          return true;
        }
      }
    }
    return false;
  }

  private @Nullable AnnotationValue orDefault(String member) {
    AnnotationValue value = explicit(mirror, member);
    return value == null ? byDefault(member) : value;
  }

  private @Nullable AnnotationValue byDefault(String member) {
    for (Element declared : mirror.getAnnotationType().asElement().getEnclosedElements()) {
      if (declared instanceof ExecutableElement method
          && declared.getSimpleName().contentEquals(member)) {
        return method.getDefaultValue();
      }
    }
    return null;
  }

  private static @Nullable AnnotationValue explicit(AnnotationMirror mirror, String member) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        mirror.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(member)) {
        return entry.getValue();
      }
    }
    return null;
  }

  /** Returns the items of an array, or the value itself: one string stands for an array of one. */
  private static List<AnnotationValue> list(@Nullable AnnotationValue value) {
    List<AnnotationValue> items = new ArrayList<>();
    if (value != null && value.getValue() instanceof List<?> array) {
      for (Object item : array) {
        items.add((AnnotationValue) item);
      }
    } else if (value != null) {
      items.add(value);
    }
    return items;
  }

  private static String text(@Nullable AnnotationValue value) {
    Object content = valueOf(value);
    if (content instanceof VariableElement constant) {
      return constant.getSimpleName().toString();
    }
    return content == null ? "" : content.toString();
  }

  private static @Nullable Object valueOf(@Nullable AnnotationValue value) {
    return value == null ? null : value.getValue();
  }
}
