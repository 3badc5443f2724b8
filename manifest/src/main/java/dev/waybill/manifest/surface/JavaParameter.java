package dev.waybill.manifest.surface;

/**
 * A parameter of a method or constructor, or a component of a record.
 *
 * @param name its name; empty where the class file does not tell
 * @param type its type
 */
public record JavaParameter(String name, TypeUse type) {}
