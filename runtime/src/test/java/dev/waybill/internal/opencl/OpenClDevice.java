package dev.waybill.internal.opencl;

import dev.waybill.device.Device;
import dev.waybill.internal.device.Machine;
import dev.waybill.internal.device.Machines;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// The first OpenCL device.
public final class OpenClDevice {
  private OpenClDevice() {}

  /// Returns it; skips the test where there is none, or fails it if `waybill.require` names
  /// `opencl`.
  public static Machine required() {
    Device device = Device.parse("opencl:0");
    String absence = device.absence().orElse("");
    if (!absence.isEmpty()) {
      if (List.of(System.getProperty("waybill.require", "").split(",", -1)).contains("opencl")) {
        Assertions.fail(absence + ", and waybill.require names opencl");
      }
      Assumptions.abort("skipped: " + absence);
    }
    return Machines.of(device);
  }
}
