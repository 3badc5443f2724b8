package dev.waybill.processor.model;

/**
 * What {@code @Deprecated} on an exported element says.
 *
 * @param since the version that deprecated it; empty where nothing is said
 * @param forRemoval whether it will be removed
 */
public record JavaDeprecation(String since, boolean forRemoval) {}
