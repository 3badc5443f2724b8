/** Finds uses of deprecated and removed names in the classes and configuration of a client. */
@org.jspecify.annotations.NullMarked
package dev.waybill.plugin.scan;
