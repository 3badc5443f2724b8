package dev.waybill.manifest.surface;

import java.util.List;

/**
 * A declared type parameter.
 *
 * @param name its name
 * @param bounds its bounds in order; empty for {@code Object} alone
 */
public record TypeVariable(String name, List<TypeUse> bounds) {

  /** Copies the list; {@code Object} as the only bound is none. */
  public TypeVariable {
    bounds = bounds.equals(List.of(TypeUse.OBJECT)) ? List.of() : List.copyOf(bounds);
  }
}
