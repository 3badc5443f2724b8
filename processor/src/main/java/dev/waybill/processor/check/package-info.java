/**
 * Judges what was read. One class a rule; a rule sees the drafts and reports findings, nothing
 * else.
 */
@NullMarked
package dev.waybill.processor.check;

import org.jspecify.annotations.NullMarked;
