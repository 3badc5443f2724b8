package dev.waybill.processor.model;

/**
 * What {@code @SuppressExport} says.
 *
 * @param id the id as written
 * @param reason the reason as written
 * @param at the annotation
 */
public record SuppressionDraft(Located<String> id, Located<String> reason, SourceRef at) {}
