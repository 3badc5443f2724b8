package dev.waybill.ops;

import dev.waybill.device.Device;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// The first OpenCL device.
public final class OpenCl {
  private OpenCl() {}

  /// Returns it; skips the test where there is none, or fails it if `waybill.require` names
  /// `opencl`.
  ///
  /// @return `opencl:0`
  public static Device device() {
    Device device = Device.parse("opencl:0");
    device
        .absence()
        .ifPresent(
            absence -> {
              String required = System.getProperty("waybill.require", "");
              if (List.of(required.split(",", -1)).contains("opencl")) {
                Assertions.fail(absence + ", and waybill.require names opencl");
              }
              Assumptions.abort("skipped: " + absence);
            });
    return device;
  }
}
