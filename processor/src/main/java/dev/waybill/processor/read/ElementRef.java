package dev.waybill.processor.read;

import com.sun.source.util.TreePath;
import dev.waybill.processor.model.SourceRef;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** A place in source by the compiler's own objects, which print as precisely as they can. */
public final class ElementRef implements SourceRef {

  private final Sources sources;
  private final Element element;
  private final @Nullable AnnotationMirror mirror;
  private final @Nullable AnnotationValue value;
  // Where the compiler does not find the annotation by itself.
  private final @Nullable TreePath tree;
  // Orders the values of one element, whose own positions are dear to ask for.
  private final int index;

  private ElementRef(
      Sources sources,
      Element element,
      @Nullable AnnotationMirror mirror,
      @Nullable AnnotationValue value,
      @Nullable TreePath tree,
      int index) {
    this.sources = sources;
    this.element = element;
    this.mirror = mirror;
    this.value = value;
    this.tree = tree;
    this.index = index;
  }

  static ElementRef of(Sources sources, Element element) {
    return new ElementRef(sources, element, null, null, null, 0);
  }

  static ElementRef of(Sources sources, Element element, AnnotationMirror mirror) {
    return new ElementRef(sources, element, mirror, null, null, 1);
  }

  static ElementRef of(
      Sources sources,
      Element element,
      AnnotationMirror mirror,
      @Nullable AnnotationValue value,
      int index) {
    return new ElementRef(sources, element, mirror, value, null, index);
  }

  /** Makes a place of a tree that no element stands for, inside an element. */
  static ElementRef of(Sources sources, Element around, TreePath tree) {
    return new ElementRef(sources, around, null, null, tree, 0);
  }

  /**
   * Prints a message at this place.
   *
   * @param messager the compiler's
   * @param kind the kind of the message
   * @param text the message
   */
  public void print(Messager messager, Diagnostic.Kind kind, String text) {
    if (tree != null) {
      sources.print(tree, kind, text);
    } else if (mirror == null) {
      messager.printMessage(kind, text, element);
    } else if (value == null) {
      messager.printMessage(kind, text, element, mirror);
    } else {
      messager.printMessage(kind, text, element, mirror, value);
    }
  }

  @Override
  public String describe() {
    String place = sources.place(element);
    return Names.qualified(element) + (place.isEmpty() ? "" : " (" + place + ")");
  }

  @Override
  public String sortKey() {
    return sources.file(element)
        + ":"
        + padded(tree == null ? sources.position(element) : sources.start(tree), 12)
        + ":"
        + padded(index, 6);
  }

  private static String padded(long number, int width) {
    String digits = Long.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
