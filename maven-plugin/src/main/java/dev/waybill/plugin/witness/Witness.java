package dev.waybill.plugin.witness;

import dev.waybill.manifest.verdict.Change;
import dev.waybill.manifest.verdict.Impact;
import java.nio.file.Path;

/**
 * A client that a change breaks.
 *
 * @param change the change
 * @param impact how it breaks
 * @param line the line of the client that uses what has changed
 * @param source its source
 * @param failure what the compiler or the virtual machine says
 */
public record Witness(Change change, Impact impact, String line, Path source, String failure) {}
