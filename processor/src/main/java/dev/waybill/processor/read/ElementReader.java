package dev.waybill.processor.read;

import dev.waybill.processor.model.ElementDraft;
import java.util.Set;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads what kind of element an annotation stands on. */
final class ElementReader {

  private final Elements elements;
  private final ModuleInfoReader moduleInfo;

  ElementReader(ProcessingEnvironment environment, ModuleInfoReader moduleInfo) {
    elements = environment.getElementUtils();
    this.moduleInfo = moduleInfo;
  }

  ElementDraft read(Element element) {
    Set<Modifier> modifiers = element.getModifiers();
    PackageElement inPackage = elements.getPackageOf(element);
    boolean component = isComponent(element);
    return new ElementDraft(
        component ? "RECORD_COMPONENT" : element.getKind().name(),
        modifiers.contains(Modifier.PUBLIC),
        modifiers.contains(Modifier.PRIVATE),
        modifiers.contains(Modifier.STATIC) || element.getKind() == ElementKind.ENUM_CONSTANT,
        modifiers.contains(Modifier.FINAL),
        modifiers.contains(Modifier.NATIVE),
        hiddenBy(element),
        isInPrivateClass(element),
        innerIn(element),
        isLocal(element),
        inPackage == null || inPackage.isUnnamed(),
        inPackage == null || moduleInfo.exports(inPackage),
        component ? "record component " + element.getSimpleName() : Names.describe(element));
  }

  /** An annotation on a record's component stands on its field, and on its accessor too. */
  private static boolean isComponent(Element element) {
    return element.getKind() == ElementKind.FIELD
        && !element.getModifiers().contains(Modifier.STATIC)
        && isInRecord(element);
  }

  private static boolean isInRecord(Element element) {
    return element.getEnclosingElement() != null
        && element.getEnclosingElement().getKind() == ElementKind.RECORD;
  }

  /** Returns whether an accessor has its annotation from its record's component. */
  static boolean isAccessorOf(Element element, Predicate<Element> annotated) {
    if (!(element instanceof ExecutableElement method)
        || !method.getParameters().isEmpty()
        || !isInRecord(element)) {
      return false;
    }
    return ElementFilter.fieldsIn(Names.owner(element).getEnclosedElements()).stream()
        .anyMatch(
            field ->
                isComponent(field)
                    && field.getSimpleName().equals(element.getSimpleName())
                    && annotated.test(field));
  }

  private static String hiddenBy(Element element) {
    for (Element e = element.getEnclosingElement();
        e instanceof TypeElement;
        e = e.getEnclosingElement()) {
      if (!e.getModifiers().contains(Modifier.PUBLIC)) {
        return Names.qualified(e);
      }
    }
    return "";
  }

  private static boolean isInPrivateClass(Element element) {
    for (Element e = element.getEnclosingElement();
        e instanceof TypeElement;
        e = e.getEnclosingElement()) {
      if (e.getModifiers().contains(Modifier.PRIVATE)) {
        return true;
      }
    }
    return false;
  }

  private static String innerIn(Element element) {
    for (Element e = element;
        e != null && !(e instanceof PackageElement);
        e = e.getEnclosingElement()) {
      if (e instanceof TypeElement
          && e.getEnclosingElement() instanceof TypeElement
          && !e.getModifiers().contains(Modifier.STATIC)) {
        return Names.qualified(e);
      }
    }
    return "";
  }

  private static boolean isLocal(Element element) {
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      if (e instanceof TypeElement type) {
        NestingKind nesting = type.getNestingKind();
        if (nesting == NestingKind.LOCAL || nesting == NestingKind.ANONYMOUS) {
          return true;
        }
      }
    }
    return false;
  }
}
