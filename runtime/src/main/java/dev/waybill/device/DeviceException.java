package dev.waybill.device;

/// A device or its driver refused something. What was on the processor is as it was.
public final class DeviceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// Makes an exception.
  ///
  /// @param message the device, what was asked for, and what the driver said
  public DeviceException(String message) {
    super(message);
  }
}
