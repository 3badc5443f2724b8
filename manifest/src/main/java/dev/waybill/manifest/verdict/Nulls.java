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
}
