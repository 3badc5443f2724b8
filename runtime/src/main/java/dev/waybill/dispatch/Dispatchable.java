package dev.waybill.dispatch;

import dev.waybill.device.Device;
import dev.waybill.tensor.DType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An argument that takes part in the choice of an op's kernel. The keys of all such arguments of a
/// call are or-ed; the dtype is that of the first.
public interface Dispatchable {

  /// Returns where the data lies and what must happen to it, as bits of [Key].
  ///
  /// @return or-ed [Key#bit()]s; at least the device's
  int keys();

  /// Returns the same data on a device.
  ///
  /// @param device where it is wanted
  /// @return itself where it lies there, a copy elsewhere
  /// @throws dev.waybill.device.DeviceException if the device is absent or has not enough memory
  Dispatchable to(Device device);

  /// Returns the type of the elements.
  ///
  /// @return the dtype
  DType dtype();

  /// Returns the keys of several arguments.
  ///
  /// @param arguments the arguments; `null` for none
  /// @return their or-ed keys
  static int keys(@Nullable List<? extends Dispatchable> arguments) {
    int keys = 0;
    if (arguments != null) {
      for (Dispatchable argument : arguments) {
        keys |= argument.keys();
      }
    }
    return keys;
  }

  /// Returns the dtype of the first of several arguments.
  ///
  /// @param arguments the arguments; `null` for none
  /// @return a dtype; `null` where there is none
  static @Nullable DType dtype(@Nullable List<? extends Dispatchable> arguments) {
    return arguments == null || arguments.isEmpty() ? null : arguments.getFirst().dtype();
  }
}
