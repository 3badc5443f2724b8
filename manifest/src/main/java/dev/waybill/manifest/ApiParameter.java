package dev.waybill.manifest;

import org.jspecify.annotations.Nullable;

/**
 * One parameter of an op or function.
 *
 * @param name its name
 * @param type its type as in source, packages written out
 * @param defaultValue its default as {@code @Default} gives it, or {@code null} where it is
 *     required
 * @param range the values that it takes, or {@code null} for all
 * @param nullable whether the type is marked {@code @Nullable}
 * @param doc its {@code @param} text, Markdown
 */
public record ApiParameter(
    String name,
    String type,
    @Nullable String defaultValue,
    @Nullable ApiRange range,
    boolean nullable,
    String doc) {}
