package dev.waybill.processor.model;

/**
 * What {@code @Range} says.
 *
 * @param min the lower bound
 * @param max the upper bound
 * @param minExclusive whether the lower bound is open
 * @param maxExclusive whether the upper bound is open
 * @param at the annotation
 */
public record RangeDraft(
    double min, double max, boolean minExclusive, boolean maxExclusive, SourceRef at) {}
