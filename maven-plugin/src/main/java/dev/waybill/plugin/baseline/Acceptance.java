package dev.waybill.plugin.baseline;

import java.time.LocalDate;

/**
 * An accepted change.
 *
 * @param id the id of the change
 * @param reason why it is accepted
 * @param owner who answers for it
 * @param until the last day on which it is accepted
 * @param line its line in the file
 */
public record Acceptance(String id, String reason, String owner, LocalDate until, int line) {}
