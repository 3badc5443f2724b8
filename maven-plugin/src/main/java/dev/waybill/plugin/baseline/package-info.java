/** Keeps the reviewed surface in a folder and compares it with what was compiled. */
@org.jspecify.annotations.NullMarked
package dev.waybill.plugin.baseline;
