package dev.waybill.internal.opencl;

import dev.waybill.device.DeviceException;
import dev.waybill.internal.device.Lost;

/// Makes exceptions of codes.
///
/// @param where the device, for messages
/// @param lost whether an error says that the device is not there any more
record Failures(String where, Lost lost) {

  Failures(String where) {
    this(where, new Lost(where));
  }

  /// Refuses a call of a device that is lost.
  void checkIsThere() {
    lost.check();
  }

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
    String text =
        where
            + ": found "
            + ErrorCode.text(code)
            + " from "
            + call
            + ", expected "
            + ErrorCode.text(ErrorCode.SUCCESS)
            + "."
            + more;
    return ErrorCode.isLost(code) ? lost.by(text) : new DeviceException(text);
  }
}
