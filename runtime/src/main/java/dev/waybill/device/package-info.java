/// Devices beside the processor: what is there, what lies on it, and what drives it.
@org.jspecify.annotations.NullMarked
package dev.waybill.device;
