/** Writes what a check found, for people and for machines. */
@org.jspecify.annotations.NullMarked
package dev.waybill.plugin.report;
