package dev.waybill.internal.device;

import dev.waybill.device.Accelerator;
import dev.waybill.device.Device;
import dev.waybill.internal.text.Settings;

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

  /// How many bytes tensors may take of each device; all without it.
  static final String LIMIT = "waybill.device.memory";

  Machine(Device device, Accelerator accelerator) {
    this(
        device, accelerator, Math.min(accelerator.memory(), Settings.bytes(LIMIT, Long.MAX_VALUE)));
  }

  /// Opens a device.
  ///
  /// @param limit how many bytes its tensors may take
  Machine(Device device, Accelerator accelerator, long limit) {
    this(
        device,
        accelerator,
        new DeviceAllocator(device, accelerator, limit),
        new Programs(device, accelerator),
        new Findings(device, accelerator));
  }
}
