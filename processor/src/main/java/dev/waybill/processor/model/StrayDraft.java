package dev.waybill.processor.model;

/**
 * One of our annotations where it means nothing: {@code @Op} without {@code @Export},
 * {@code @Default} on a parameter of a method that is not exported.
 *
 * @param annotation its simple name, such as {@code Op}
 * @param element what it stands on
 * @param at the annotation
 */
public record StrayDraft(String annotation, ElementDraft element, SourceRef at) {}
