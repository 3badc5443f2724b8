package dev.waybill.ops.nn;

import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What convolution layers put around their arguments.
final class Borders {
  private static final List<String> MODES =
      List.of("zeros", "reflect", "replicate", "circular", "same");

  private Borders() {}

  static String checked(String name, String mode, long @Nullable [] padding) {
    if (!MODES.contains(mode)) {
      throw new WrongArgumentException(
          name, "paddingMode", "found \"" + mode + "\", expected one of " + MODES + ".");
    }
    if (mode.equals("same") && padding != null) {
      throw new WrongArgumentException(
          name,
          "padding",
          "found " + Arrays.toString(padding) + " beside paddingMode same, expected null.");
    }
    return mode;
  }

  /// Returns whether the function itself pads.
  static boolean isFunctional(String mode) {
    return mode.equals("zeros") || mode.equals("same");
  }

  static Tensor added(String name, Tensor x, long @Nullable [] padding, String mode, int axes) {
    if (padding == null) {
      return x;
    }
    long[] widths = Kernels.expanded(name, "padding", padding, axes);
    long[] pad = new long[2 * axes];
    for (int i = 0; i < axes; i++) {
      // The last axis first, before and after.
      pad[2 * i] = widths[axes - 1 - i];
      pad[2 * i + 1] = widths[axes - 1 - i];
    }
    return Functional.pad(x, pad, mode);
  }
}
