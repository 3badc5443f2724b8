package dev.waybill.ops.device;

import static org.assertj.core.api.Assertions.assertThat;

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

  /// Fails where numbers differ by more than what orders of sums make of `f64`.
  static void assertClose(List<double[]> found, List<double[]> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).hasSameSizeAs(expected.get(i));
      for (int j = 0; j < found.get(i).length; j++) {
        double x = found.get(i)[j];
        double y = expected.get(i)[j];
        assertThat(Math.abs(x - y))
            .as("number %d of array %d: found %s, expected %s", j, i, x, y)
            .isLessThanOrEqualTo(1e-9 * (1 + Math.abs(y)));
      }
    }
  }
}
