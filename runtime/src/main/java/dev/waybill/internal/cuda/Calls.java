package dev.waybill.internal.cuda;

import dev.waybill.device.DeviceException;
import dev.waybill.internal.device.Lost;

/// The driver as one device uses it: its errors become exceptions that name the device.
///
/// @param driver the functions
/// @param device its name, for messages
/// @param context its context
/// @param lost whether an error has ended the context
record Calls(Driver driver, String device, long context, Lost lost) {

  Calls(Driver driver, String device, long context) {
    this(driver, device, context, new Lost(device));
  }

  /// Makes the context that of this thread. Not remembered by thread: what has a context is the
  /// thread of the system, and a virtual thread changes it whenever it blocks. So nothing between
  /// this and the calls that need it may block in Java.
  ///
  /// @throws DeviceException if the device is lost
  Driver enter() {
    lost.check();
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
    return Driver.isSticky(code)
        ? lost.by(text + " This or an earlier kernel did it.")
        : new DeviceException(text);
  }
}
