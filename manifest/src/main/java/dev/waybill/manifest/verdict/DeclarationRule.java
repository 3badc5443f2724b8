package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaModifier;
import java.util.Set;

/** Compares what a class is declared as: its kind and its modifiers. */
final class DeclarationRule implements ClassRule {

  @Override
  public void compare(ClassPair pair, Changes changes) {
    JavaClass before = pair.before();
    JavaClass after = pair.after();
    if (before.kind() != after.kind()) {
      changes.add(
          ChangeKind.CLASS_KIND_CHANGED,
          kindImpacts(before, after),
          pair.element(),
          before.kind().word(),
          after.kind().word());
    }
    if (!pair.hasComparableMembers()) {
      return;
    }
    if (before.is(JavaModifier.PUBLIC) && !after.is(JavaModifier.PUBLIC)) {
      // It is protected now, which is public to the virtual machine; another one is gone.
      add(changes, ChangeKind.CLASS_LESS_VISIBLE, pair);
    }
    boolean isPlain = before.kind() == ClassKind.CLASS && after.kind() == ClassKind.CLASS;
    if (before.is(JavaModifier.ABSTRACT) && !after.is(JavaModifier.ABSTRACT)) {
      add(changes, ChangeKind.CLASS_NO_LONGER_ABSTRACT, pair);
    } else if (after.is(JavaModifier.ABSTRACT)
        && !before.is(JavaModifier.ABSTRACT)
        && hasConstructor(before, JavaModifier.PUBLIC)) {
      // Nobody outside makes instances by constructors that subclasses alone see.
      add(changes, ChangeKind.CLASS_NOW_ABSTRACT, pair);
    }
    boolean isKind = before.kind() == after.kind() || after.kind() != ClassKind.ANNOTATION;
    // An annotation type is an interface still to those that are compiled.
    if (isKind && before.isExtensible() != after.isExtensible()) {
      extensible(pair, changes);
    }
    if (isPlain && before.is(JavaModifier.STATIC) != after.is(JavaModifier.STATIC)) {
      // The outer instance is a parameter of constructors, and its type arguments are the class'.
      boolean isNoticed =
          hasConstructor(before, JavaModifier.PUBLIC)
              || hasConstructor(before, JavaModifier.PROTECTED)
              || hasGenericOuter(before.name(), pair.was());
      ChangeKind kind =
          after.is(JavaModifier.STATIC) ? ChangeKind.CLASS_NOW_STATIC : ChangeKind.CLASS_NOW_INNER;
      changes.add(
          kind,
          isNoticed ? kind.impacts() : Set.of(Impact.COMPATIBLE),
          pair.element(),
          Texts.head(before),
          Texts.head(after));
    }
  }

  private static void extensible(ClassPair pair, Changes changes) {
    JavaClass after = pair.after();
    ChangeKind kind =
        after.isExtensible() ? ChangeKind.CLASS_NOW_EXTENSIBLE : ChangeKind.CLASS_NOT_EXTENSIBLE;
    String was = Texts.head(pair.before());
    String is = Texts.head(after);
    boolean isShown = !was.equals(is);
    changes.add(
        kind,
        // Subclasses that are compiled lack an abstract method then, and link all the same.
        kind == ChangeKind.CLASS_NOT_EXTENSIBLE && hasHiddenMethods(after)
            ? ChangeKind.ABSTRACT_METHOD_ADDED.impacts()
            : kind.impacts(),
        pair.element(),
        isShown ? was : was + whyClosed(pair.before()),
        isShown ? is : is + whyClosed(after));
  }

  /** What the head of a class does not say. */
  private static String whyClosed(JavaClass clazz) {
    if (clazz.isExtensible()) {
      return "";
    }
    return hasHiddenMethods(clazz)
        ? ", with an abstract method that only its package sees"
        : ", without a constructor that subclasses see";
  }

  /** Whether abstract methods that clients cannot see keep them from a class that looks open. */
  private static boolean hasHiddenMethods(JavaClass clazz) {
    return !clazz.isExtensible()
        && clazz.is(JavaModifier.ABSTRACT)
        && !clazz.is(JavaModifier.SEALED)
        && (hasConstructor(clazz, JavaModifier.PUBLIC)
            || hasConstructor(clazz, JavaModifier.PROTECTED));
  }

  /** Clients switch over enums, take records apart and write annotations; classes do less. */
  private static Set<Impact> kindImpacts(JavaClass before, JavaClass after) {
    if (before.isInterface() != after.isInterface()) {
      return ChangeKind.CLASS_KIND_CHANGED.impacts();
    }
    return switch (before.kind()) {
      // What has made it possible to extend it or to make instances is compared by itself.
      case CLASS -> Set.of(Impact.COMPATIBLE);
      case ANNOTATION -> Set.of(Impact.SOURCE, Impact.BEHAVIOUR);
      default -> Set.of(Impact.SOURCE);
    };
  }

  private static boolean hasConstructor(JavaClass clazz, JavaModifier visibility) {
    return clazz.methods().stream().anyMatch(each -> each.isConstructor() && each.is(visibility));
  }

  private static boolean hasGenericOuter(String name, World world) {
    for (int end = name.indexOf('$'); end > 0; end = name.indexOf('$', end + 1)) {
      if (world
          .find(name.substring(0, end))
          .filter(outer -> !outer.typeParameters().isEmpty())
          .isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static void add(Changes changes, ChangeKind kind, ClassPair pair) {
    changes.add(kind, pair.element(), Texts.head(pair.before()), Texts.head(pair.after()));
  }
}
