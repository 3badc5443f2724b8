/** The goals: each takes its parameters from Maven and leaves the work to a class without Maven. */
@org.jspecify.annotations.NullMarked
package dev.waybill.plugin;
