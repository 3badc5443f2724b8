/** Shows that changes break clients: writes small ones, compiles and runs them. No Maven here. */
@org.jspecify.annotations.NullMarked
package dev.waybill.plugin.witness;
