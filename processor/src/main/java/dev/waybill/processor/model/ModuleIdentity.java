package dev.waybill.processor.model;

/**
 * Who the compiled module is.
 *
 * @param id {@code group:artifact:version}, or the best name that could be found
 * @param javaModule the name in its {@code module-info}; empty where it has none
 * @param at the {@code module-info}, or the first export where there is none
 */
public record ModuleIdentity(String id, String javaModule, SourceRef at) {}
