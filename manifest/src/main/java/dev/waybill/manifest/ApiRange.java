package dev.waybill.manifest;

/**
 * The values that a numeric parameter takes; an infinite bound is none.
 *
 * @param min the lower bound
 * @param max the upper bound
 * @param minExclusive whether {@code min} itself is refused
 * @param maxExclusive whether {@code max} itself is refused
 */
public record ApiRange(double min, double max, boolean minExclusive, boolean maxExclusive) {}
