package dev.waybill.internal.device;

import dev.waybill.device.Accelerator;
import dev.waybill.device.Device;

/// An opened device with its memory and its programs.
///
/// @param device its name here
/// @param accelerator what drives it
/// @param memory its buffers
/// @param programs its compiled programs
/// @param findings what its kernels found wrong
public record Machine(
    Device device,
    Accelerator accelerator,
    DeviceAllocator memory,
    Programs programs,
    Findings findings) {

  Machine(Device device, Accelerator accelerator) {
    this(
        device,
        accelerator,
        new DeviceAllocator(device, accelerator),
        new Programs(device, accelerator),
        new Findings(device, accelerator));
  }
}
