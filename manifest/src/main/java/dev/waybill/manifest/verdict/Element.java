package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaText;

/**
 * What has changed: an export, a class, or a part of one.
 *
 * @param owner the name of the export, or the binary name of the class
 * @param part the part: {@code #member} of a class, {@code @release} of Java of a class that
 *     differs there, {@code /parameter} of an export; empty for the whole
 */
public record Element(String owner, String part) implements Comparable<Element> {

  /**
   * Names an export, a class or a module.
   *
   * @param name its name
   * @return the element
   */
  public static Element of(String name) {
    return new Element(name, "");
  }

  /**
   * Names a method.
   *
   * @param owner its class
   * @param method the method
   * @return the element
   */
  public static Element of(JavaClass owner, JavaMethod method) {
    return new Element(owner.name(), "#" + JavaText.name(owner, method));
  }

  /**
   * Names a field.
   *
   * @param owner its class
   * @param field the field
   * @return the element
   */
  public static Element of(JavaClass owner, JavaField field) {
    return new Element(owner.name(), "#" + field.name());
  }

  /**
   * Names a part of an export.
   *
   * @param export the name of the export
   * @param part the part, such as a parameter
   * @return the element
   */
  public static Element of(String export, String part) {
    return new Element(export, "/" + part);
  }

  @Override
  public int compareTo(Element other) {
    int byOwner = owner.compareTo(other.owner);
    return byOwner == 0 ? part.compareTo(other.part) : byOwner;
  }

  @Override
  public String toString() {
    return owner + part;
  }
}
