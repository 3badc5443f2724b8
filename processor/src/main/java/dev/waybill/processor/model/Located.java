package dev.waybill.processor.model;

/**
 * A value and the place where it is written.
 *
 * @param value the value as written
 * @param at the annotation value, or the next best place
 * @param <T> the type of the value
 */
public record Located<T>(T value, SourceRef at) {}
