package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaAnnotations;
import dev.waybill.manifest.surface.JavaClass;
import java.util.List;

/**
 * A class as it was and as it is, with the type parameters of both named alike.
 *
 * @param before how it was
 * @param after how it is
 * @param was the surface that it stood in
 * @param is the surface that it stands in
 */
record ClassPair(JavaClass before, JavaClass after, World was, World is) {

  Element element() {
    return Element.of(before.name());
  }

  /** Whether clients could declare classes below it, and can do so still. */
  boolean isExtensible() {
    return was.isExtensible(before) && is.isExtensible(after);
  }

  /**
   * Whether their members can be compared: clients link to those of an interface otherwise than to
   * those of a class.
   */
  boolean hasComparableMembers() {
    return before.isInterface() == after.isInterface();
  }

  /** Whether its author has said that further cases will come. */
  boolean isNonExhaustive() {
    return before.annotations().contains("@" + JavaAnnotations.NON_EXHAUSTIVE);
  }

  /** The annotation of a name with its elements; empty where there is none. */
  static String annotation(List<String> annotations, String name) {
    for (String each : annotations) {
      if (each.equals("@" + name) || each.startsWith("@" + name + "(")) {
        return each;
      }
    }
    return "";
  }
}
