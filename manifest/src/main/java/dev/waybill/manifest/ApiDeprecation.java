package dev.waybill.manifest;

/**
 * A deprecated name.
 *
 * @param name the name
 * @param since the version that deprecated it
 * @param removal the version that removes it; empty where that is not decided
 * @param use the name to use instead
 * @param why the reason; empty where none is given
 */
public record ApiDeprecation(String name, String since, String removal, String use, String why) {}
