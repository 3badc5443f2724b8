package dev.waybill.ops.device;

import dev.waybill.device.Device;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// Devices that tests run on.
public final class TestDevice {
  private TestDevice() {}

  /// Returns the first OpenCL device, as [#required(String)].
  ///
  /// @return the device
  public static Device required() {
    return required("opencl:0");
  }

  /// Returns a device; skips the test where it is absent, or fails it if `waybill.require` names
  /// its kind.
  ///
  /// @param name such as `opencl:0`
  /// @return the device
  public static Device required(String name) {
    Device device = Device.parse(name);
    String absence = device.absence().orElse("");
    if (absence.isEmpty()) {
      return device;
    }
    String kind = device.kind().text();
    if (List.of(System.getProperty("waybill.require", "").split(",", -1)).contains(kind)) {
      return Assertions.fail(absence + ", and waybill.require names " + kind);
    }
    return Assumptions.abort("skipped: " + absence);
  }
}
