package dev.waybill.processor.model;

/**
 * One of our annotations inside the body of a method or initializer.
 *
 * @param annotation its simple name, such as {@code Export}
 * @param declared what it stands on, in words, such as {@code class Window}
 * @param at the annotation
 */
public record LocalDraft(String annotation, String declared, SourceRef at) {}
