package dev.waybill.internal.device;

import dev.waybill.device.DeviceException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Whether a device is lost: drivers may answer later calls as if nothing had happened, with other
/// errors, or not at all.
public final class Lost {
  private static final String MEANING =
      "lost, and all tensors on it with it; only a new run of this program can use it. The"
          + " processor and other devices are as they were.";

  private final String device;
  private final AtomicReference<@Nullable String> first = new AtomicReference<>();

  /// Makes the state of a device that is there.
  ///
  /// @param device its name, for messages
  public Lost(String device) {
    this.device = device;
  }

  /// Takes the device for lost from now on.
  ///
  /// @param what what happened, a sentence with the device's name
  public DeviceException by(String what) {
    first.compareAndSet(null, what);
    return new DeviceException(what + " The device is " + MEANING);
  }

  public boolean isLost() {
    return first.get() != null;
  }

  /// Refuses a call of a device that is lost.
  public void check() {
    String what = first.get();
    if (what != null) {
      throw new DeviceException(device + ": the device is " + MEANING + " What lost it: " + what);
    }
  }
}
