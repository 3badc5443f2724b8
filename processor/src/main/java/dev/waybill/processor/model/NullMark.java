package dev.waybill.processor.model;

/**
 * A {@code @Nullable}, of whichever library.
 *
 * @param annotation its qualified name; empty where generated code cannot name it
 * @param onType whether it is part of the type, such as JSpecify's, and not of the declaration
 */
public record NullMark(String annotation, boolean onType) {}
