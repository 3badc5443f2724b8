package dev.waybill.internal.opencl;

import dev.waybill.device.DeviceException;

/// Makes exceptions of codes.
///
/// @param where the device, for messages
record Failures(String where) {

  /// Throws unless a call went well.
  ///
  /// @param call the function that returned the code, and what it was called for
  /// @param code what it returned
  void check(String call, int code) {
    if (code != ErrorCode.SUCCESS) {
      throw of(call, code, "");
    }
  }

  /// Returns what is thrown for a code.
  ///
  /// @param call the function that returned the code, and what it was called for
  /// @param code what it returned
  /// @param more what follows, or empty
  DeviceException of(String call, int code, String more) {
    return new DeviceException(
        where
            + ": found "
            + ErrorCode.text(code)
            + " from "
            + call
            + ", expected "
            + ErrorCode.text(ErrorCode.SUCCESS)
            + "."
            + more);
  }
}
