package dev.waybill.processor.model;

/**
 * What {@code @DeprecatedName} says.
 *
 * @param name the deprecated name
 * @param since the version that deprecated it
 * @param removal the version that removes it; empty where not decided
 * @param use the name to use instead
 * @param why the reason
 * @param at the annotation
 */
public record DeprecationDraft(
    Located<String> name,
    Located<String> since,
    Located<String> removal,
    Located<String> use,
    String why,
    SourceRef at) {}
