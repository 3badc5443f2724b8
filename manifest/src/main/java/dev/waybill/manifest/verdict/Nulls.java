package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.Nullness;
import dev.waybill.manifest.surface.TypeUse;

/** Whether {@code null} may be in a place. */
final class Nulls {

  private Nulls() {}

  /** In a class that is {@code @NullMarked} a type without a word is not nullable. */
  static Nullness of(JavaClass owner, TypeUse type) {
    boolean isMarked = !ClassPair.annotation(owner.annotations(), "NullMarked").isEmpty();
    boolean isConcrete = type.form() == TypeUse.Form.CLASS || type.form() == TypeUse.Form.ARRAY;
    return type.nullness() == Nullness.UNSPECIFIED && isMarked && isConcrete
        ? Nullness.NON_NULL
        : type.nullness();
  }

  /**
   * Whether {@code null} may be in other places within a type: in its type arguments, in the
   * elements of an array. Whether it may be the type's value is not looked at.
   */
  static boolean differWithin(JavaClass was, TypeUse before, JavaClass is, TypeUse after) {
    if (before.arguments().size() != after.arguments().size()) {
      return false;
    }
    for (int i = 0; i < before.arguments().size(); i++) {
      TypeUse old = before.arguments().get(i);
      TypeUse now = after.arguments().get(i);
      Nullness nullable = of(was, old);
      Nullness nowNullable = of(is, now);
      boolean isSaid = nullable != Nullness.UNSPECIFIED && nowNullable != Nullness.UNSPECIFIED;
      if ((isSaid && nullable != nowNullable) || differWithin(was, old, is, now)) {
        return true;
      }
    }
    return false;
  }
}
