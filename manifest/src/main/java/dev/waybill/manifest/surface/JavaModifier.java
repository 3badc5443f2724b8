package dev.waybill.manifest.surface;

import java.util.Locale;

/** A modifier, in the order in which they are written. */
public enum JavaModifier {
  /** {@code public}. */
  PUBLIC,
  /** {@code protected}. */
  PROTECTED,
  /** {@code abstract}. */
  ABSTRACT,
  /** {@code default}. */
  DEFAULT,
  /** {@code static}. */
  STATIC,
  /** {@code sealed}. */
  SEALED,
  /** {@code non-sealed}. */
  NON_SEALED,
  /** {@code final}. */
  FINAL,
  /** {@code transient}. */
  TRANSIENT,
  /** {@code volatile}. */
  VOLATILE,
  /** {@code synchronized}. */
  SYNCHRONIZED,
  /** {@code native}. */
  NATIVE,
  /** {@code strictfp}. */
  STRICTFP;

  /**
   * Returns the modifier as Java spells it.
   *
   * @return such as {@code non-sealed}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
