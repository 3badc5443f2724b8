package dev.waybill.device;

import dev.waybill.dispatch.Key;

/// Drives all devices of one kind through the driver that is on the machine. Found by
/// `ServiceLoader`; nothing is loaded before the first question.
public interface DeviceBackend {

  /// Returns the kind of device.
  ///
  /// @return [Key#OPENCL] or [Key#CUDA]
  Key kind();

  /// Returns why this machine has no such devices.
  ///
  /// @return such as `libcuda.so.1 was not found`; empty where there are some
  String refusal();

  /// Returns how many devices there are.
  ///
  /// @return from 0; 0 where [#refusal()] says why
  int count();

  /// Opens a device, once: the caller keeps what is returned.
  ///
  /// @param index from 0 to [#count()], exclusive
  /// @return the device, for all threads
  Accelerator open(int index);
}
