package dev.waybill.ops.nn.init;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import java.util.Locale;

/// How many inputs and outputs an element of a weight connects: `[out, in, *kernel]`.
///
/// @param in the second length times the size of the kernel
/// @param out the first length times the size of the kernel
record Fan(double in, double out) {

  static Fan of(String op, Tensor weight) {
    Filling.checkFloating(op, weight);
    Filling.checkRank(op, weight, 2, Integer.MAX_VALUE);
    double kernel = 1;
    for (int axis = 2; axis < weight.rank(); axis++) {
      kernel *= weight.layout().shape(axis);
    }
    return new Fan(weight.layout().shape(1) * kernel, weight.layout().shape(0) * kernel);
  }

  /// Returns the sum of both, which Glorot and Bengio divide by.
  double sum() {
    return in + out;
  }

  /// Returns the one that He et al. divide by.
  ///
  /// @param mode `fan_in` or `fan_out`
  double of(String op, String mode) {
    return switch (spelled(mode)) {
      case "fanin" -> in;
      case "fanout" -> out;
      default ->
          throw new WrongArgumentException(
              op, "mode", "found " + mode + ", expected fan_in or fan_out.");
    };
  }

  /// Returns a name as it is compared: `leaky_relu` and `leakyRelu` are one.
  static String spelled(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
