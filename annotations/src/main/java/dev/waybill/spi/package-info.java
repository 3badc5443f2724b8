/**
 * How compiled modules hand their exports to a registry: implemented by generated code, called by
 * the runtime. Not for hand-written code, except {@link dev.waybill.spi.Capability}.
 */
package dev.waybill.spi;
