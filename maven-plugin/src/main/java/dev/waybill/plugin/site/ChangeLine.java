package dev.waybill.plugin.site;

/**
 * A change in the words of a page.
 *
 * @param version the version that brought it
 * @param element what has changed
 * @param href the page of the export; empty where it has none
 * @param meaning what has changed, a sentence
 * @param before how it was
 * @param after how it is
 * @param impact what it means to clients, one word
 * @param isBreaking whether clients may break
 */
public record ChangeLine(
    String version,
    String element,
    String href,
    String meaning,
    String before,
    String after,
    String impact,
    boolean isBreaking) {}
