package dev.waybill.internal.cuda;

import dev.waybill.device.DeviceException;

/// The driver as one device uses it: its errors become exceptions that name the device.
///
/// @param driver the functions
/// @param device its name, for messages
/// @param context its context
record Calls(Driver driver, String device, long context) {

  /// Makes the context that of this thread. Not remembered by thread: what has a context is the
  /// thread of the system, and a virtual thread changes it whenever it blocks. So nothing between
  /// this and the calls that need it may block in Java.
  Driver enter() {
    check("cuCtxSetCurrent", driver.ctxSetCurrent(context));
    return driver;
  }

  /// Throws if a call failed.
  void check(String call, int code) {
    if (code != Driver.SUCCESS) {
      throw failure(call, code);
    }
  }

  DeviceException failure(String call, int code) {
    String text = device + ": " + call + " failed: " + driver.describe(code) + ".";
    return new DeviceException(
        Driver.isSticky(code)
            ? text
                + " This or an earlier kernel did it, and the device's context is lost: what lies"
                + " on the device cannot be read any more, and only a new run of this program can"
                + " use it."
            : text);
  }
}
