package dev.waybill.processor.check;

import dev.waybill.processor.model.SourceRef;

/**
 * One violation.
 *
 * @param diagnostic what kind it is
 * @param severity how much it weighs here
 * @param message what is wrong and what to do, without the id
 * @param at where
 */
public record Finding(Diagnostic diagnostic, Severity severity, String message, SourceRef at) {}
