package dev.waybill.processor.read;

import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Names of elements; the compiler's own {@code toString} differs between versions. */
final class Names {

  private Names() {}

  /**
   * Returns the element's name with its class and package, such as {@code org.example.Relu.relu}.
   */
  static String qualified(Element element) {
    if (element instanceof TypeElement type) {
      return type.getQualifiedName().toString();
    }
    if (element instanceof PackageElement inPackage) {
      return inPackage.getQualifiedName().toString();
    }
    Element around = element.getEnclosingElement();
    if (around == null) {
      return element.getSimpleName().toString();
    }
    String outer = qualified(around);
    return outer.isEmpty() ? element.getSimpleName().toString() : outer + "." + simple(element);
  }

  /** Returns the binary name of a class, such as {@code org.example.Outer$Inner}. */
  static String binary(TypeElement type) {
    Element around = type.getEnclosingElement();
    if (around instanceof TypeElement outer) {
      return binary(outer) + "$" + type.getSimpleName();
    }
    return type.getQualifiedName().toString();
  }

  /**
   * Finds a class by its binary name, in which {@code $} may stand between two classes or be part
   * of a name.
   */
  static @Nullable TypeElement find(Elements elements, String binary) {
    TypeElement top = elements.getTypeElement(binary);
    if (top != null && top.getQualifiedName().contentEquals(binary)) {
      return top;
    }
    for (int i = binary.lastIndexOf('$'); i > 0; i = binary.lastIndexOf('$', i - 1)) {
      TypeElement outer = find(elements, binary.substring(0, i));
      if (outer != null) {
        for (TypeElement inner : ElementFilter.typesIn(outer.getEnclosedElements())) {
          if (inner.getSimpleName().contentEquals(binary.substring(i + 1))) {
            return inner;
          }
        }
      }
    }
    return null;
  }

  /** Returns the outermost class around an element, or the element itself. */
  static TypeElement topLevel(Element element) {
    TypeElement top = owner(element);
    while (top.getEnclosingElement() instanceof TypeElement around) {
      top = around;
    }
    return top;
  }

  /** Returns the class that declares an element, or the element where it is a class. */
  static TypeElement owner(Element element) {
    Element owner = element;
    while (!(owner instanceof TypeElement)) {
      owner = Objects.requireNonNull(owner.getEnclosingElement(), "a member has a class");
    }
    return (TypeElement) owner;
  }

  /** Returns the element in words, such as {@code method relu}. */
  static String describe(Element element) {
    if (element.getKind() == ElementKind.CONSTRUCTOR) {
      return "a constructor of class " + simple(element);
    }
    String kind = element.getKind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    return kind + " " + simple(element);
  }

  private static String simple(Element element) {
    return element.getKind() == ElementKind.CONSTRUCTOR
        ? owner(element).getSimpleName().toString()
        : element.getSimpleName().toString();
  }
}
