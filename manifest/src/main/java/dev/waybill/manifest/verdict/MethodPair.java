package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;

/**
 * A method as it was and as it is.
 *
 * @param classes the class that had it
 * @param before how it was
 * @param owner the class that has it now, perhaps one above
 * @param after how it is
 */
record MethodPair(ClassPair classes, JavaMethod before, JavaClass owner, JavaMethod after) {

  Element element() {
    return Element.of(classes.before(), before);
  }

  /** Whether clients may have overridden it. */
  boolean isOverridable() {
    return classes.before().isExtensible()
        && !before.isConstructor()
        && !before.is(JavaModifier.STATIC)
        && !before.is(JavaModifier.FINAL);
  }

  void add(Changes changes, ChangeKind kind) {
    changes.add(kind, element(), textBefore(), textAfter());
  }

  String textBefore() {
    return Texts.of(classes.before(), before);
  }

  String textAfter() {
    return Texts.of(owner, after);
  }
}
