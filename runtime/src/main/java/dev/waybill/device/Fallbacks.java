package dev.waybill.device;

import dev.waybill.internal.dispatch.Fallback;
import java.util.Map;

/// Counts the calls that ran on the processor because an op has no kernel for the device of its
/// arguments, where the property `waybill.device.fallback` is `warn` or `allow`.
public final class Fallbacks {
  private Fallbacks() {}

  /// Returns how many calls did since the program began.
  ///
  /// @return by the op's name; ops that never did are not there
  public static Map<String, Long> calls() {
    return Fallback.calls();
  }
}
