package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import java.util.Set;

/**
 * A method as it was and as it is, each declared in the class or inherited.
 *
 * @param classes the class that had it
 * @param was how it was
 * @param is how it is
 */
record MethodPair(ClassPair classes, World.SeenMethod was, World.SeenMethod is) {

  /** Names the type variables of both alike. */
  MethodPair {
    is = new World.SeenMethod(is.owner(), is.declared(), Renaming.like(was.method(), is.method()));
  }

  static MethodPair of(ClassPair classes, JavaMethod before, JavaMethod after) {
    return new MethodPair(
        classes,
        new World.SeenMethod(classes.before(), before, before),
        new World.SeenMethod(classes.after(), after, after));
  }

  JavaMethod before() {
    return was.method();
  }

  JavaMethod after() {
    return is.method();
  }

  Element element() {
    return Element.of(classes.before(), before());
  }

  /** Whether clients may have overridden it. */
  boolean isOverridable() {
    return classes.was().isExtensible(classes.before())
        && !before().isConstructor()
        && !before().is(JavaModifier.STATIC)
        && !before().is(JavaModifier.FINAL);
  }

  /** The erased result by which clients linked to it. */
  String erasedBefore() {
    return classes.was().erased(was.owner(), was.declared(), was.declared().result());
  }

  /** The erased result by which clients link to it. */
  String erasedAfter() {
    return classes.is().erased(is.owner(), is.declared(), is.declared().result());
  }

  void add(Changes changes, ChangeKind kind) {
    add(changes, kind, kind.impacts());
  }

  void add(Changes changes, ChangeKind kind, Set<Impact> impacts) {
    changes.add(kind, impacts, element(), textBefore(), textAfter());
  }

  String textBefore() {
    return Texts.of(classes.before(), before());
  }

  String textAfter() {
    return Texts.of(classes.after(), after());
  }
}
