package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaModifier;

/** The methods that clients must write when they declare a class below one of the surface. */
final class Obligations {

  private Obligations() {}

  /** Whether clients below a class, or below a class under it, must write a method anew. */
  static boolean isNew(ClassPair pair, String key) {
    return pair.is().surface().classes().stream()
        .filter(JavaClass::isExtensible)
        .filter(each -> pair.is().isSubclass(each.name(), pair.after().name()))
        .anyMatch(each -> isAbstract(pair.is(), each, key) && !wasAbstract(pair, each, key));
  }

  private static boolean wasAbstract(ClassPair pair, JavaClass clazz, String key) {
    // Nobody has declared a class below one that was not there or was closed.
    return pair.was()
        .findOwn(clazz.name())
        .map(before -> !before.isExtensible() || isAbstract(pair.was(), before, key))
        .orElse(true);
  }

  private static boolean isAbstract(World world, JavaClass clazz, String key) {
    return world
        .findMethod(clazz, key)
        .map(found -> found.method().is(JavaModifier.ABSTRACT))
        .orElse(false);
  }
}
