package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaModifier;

/** Compares what a class is declared as: its kind and its modifiers. */
final class DeclarationRule implements ClassRule {

  @Override
  public void compare(ClassPair pair, Changes changes) {
    JavaClass before = pair.before();
    JavaClass after = pair.after();
    if (before.kind() != after.kind()) {
      changes.add(
          ChangeKind.CLASS_KIND_CHANGED, pair.element(), before.kind().word(), after.kind().word());
      return;
    }
    if (before.is(JavaModifier.PUBLIC) && !after.is(JavaModifier.PUBLIC)) {
      add(changes, ChangeKind.CLASS_LESS_VISIBLE, pair);
    }
    boolean isPlain = before.kind() == ClassKind.CLASS;
    // Nobody outside makes instances of a class whose constructors nobody sees.
    if (before.is(JavaModifier.ABSTRACT) != after.is(JavaModifier.ABSTRACT)
        && before.methods().stream().anyMatch(each -> each.isConstructor())) {
      add(
          changes,
          after.is(JavaModifier.ABSTRACT)
              ? ChangeKind.CLASS_NOW_ABSTRACT
              : ChangeKind.CLASS_NO_LONGER_ABSTRACT,
          pair);
    }
    if (before.isExtensible() != after.isExtensible()) {
      add(
          changes,
          after.isExtensible() ? ChangeKind.CLASS_NOW_EXTENSIBLE : ChangeKind.CLASS_NOT_EXTENSIBLE,
          pair);
    }
    if (isPlain && before.is(JavaModifier.STATIC) != after.is(JavaModifier.STATIC)) {
      add(
          changes,
          after.is(JavaModifier.STATIC) ? ChangeKind.CLASS_NOW_STATIC : ChangeKind.CLASS_NOW_INNER,
          pair);
    }
  }

  private static void add(Changes changes, ChangeKind kind, ClassPair pair) {
    changes.add(kind, pair.element(), Texts.head(pair.before()), Texts.head(pair.after()));
  }
}
