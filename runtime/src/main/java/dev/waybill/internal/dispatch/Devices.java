package dev.waybill.internal.dispatch;

import dev.waybill.dispatch.Dispatchable;
import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.WrongArgumentException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The devices among the keys of a call, which must be one: no kernel reads two memories.
final class Devices {
  private static final int BITS =
      Key.CPU.bit() | Key.OPENCL.bit() | Key.CUDA.bit() | Key.META.bit();

  private Devices() {}

  /// Returns whether the or-ed keys of the arguments hold more than one device.
  static boolean mixed(int keys) {
    int devices = keys & BITS;
    return (devices & (devices - 1)) != 0;
  }

  /// Refuses a typed call, of which only the or-ed keys are known.
  static WrongArgumentException refuse(String op, int keys, List<String> parameters) {
    return new WrongArgumentException(
        op,
        "",
        "found arguments "
            + String.join(", ", parameters)
            + " on devices "
            + text(keys)
            + ", expected one device for all.");
  }

  /// Refuses a call by name at the first argument whose device differs from the one before it.
  static WrongArgumentException refuse(
      String op, @Nullable Object[] bound, int[] positions, List<String> parameters) {
    int first = -1;
    for (int i = 0; i < positions.length; i++) {
      int keys = keys(bound[positions[i]]);
      if (mixed(keys)) {
        return new WrongArgumentException(
            op, parameters.get(i), "found devices " + text(keys) + ", expected one for all.");
      }
      if (first < 0) {
        first = keys == 0 ? first : i;
      } else if (mixed(keys | keys(bound[positions[first]]))) {
        return new WrongArgumentException(
            op,
            parameters.get(i),
            "found device "
                + text(keys)
                + ", expected that of "
                + parameters.get(first)
                + ", "
                + text(keys(bound[positions[first]]))
                + ".");
      }
    }
    throw new AssertionError("no two devices among the arguments of " + op);
  }

  /// Returns the device bits of an argument: of a list those of all its tensors.
  private static int keys(@Nullable Object argument) {
    int keys = 0;
    if (argument instanceof Dispatchable one) {
      keys = one.keys();
    } else if (argument instanceof List<?> list) {
      for (Object element : list) {
        keys |= element instanceof Dispatchable one ? one.keys() : 0;
      }
    }
    return keys & BITS;
  }

  private static String text(int keys) {
    List<String> names = new ArrayList<>();
    for (Key key : Key.values()) {
      if ((keys & BITS & key.bit()) != 0) {
        names.add(key.text());
      }
    }
    return String.join(" and ", names);
  }
}
