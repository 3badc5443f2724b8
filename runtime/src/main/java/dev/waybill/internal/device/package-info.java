/// What stands between tensors and the drivers of devices: memory, programs, launches.
@org.jspecify.annotations.NullMarked
package dev.waybill.internal.device;
