package dev.waybill.ops.nn.functional;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The second axis of a tensor: `[batch, channels, ...]`.
final class Channels {
  private Channels() {}

  /// Refuses a vector that has not one element a channel.
  static void check(String op, String argument, Tensor x, @Nullable Tensor vector) {
    long channels = x.layout().shape(1);
    if (vector != null && (vector.rank() != 1 || vector.size() != channels)) {
      throw new ShapeException(
          op,
          argument
              + " should contain "
              + channels
              + " elements, one a channel of x: "
              + x.layout().shapeText()
              + ", found shape "
              + vector.layout().shapeText()
              + ".");
    }
  }

  /// Returns a vector in a shape that is broadcast along the channels.
  static Tensor along(Tensor vector, int rank) {
    long[] shape = new long[rank];
    Arrays.fill(shape, 1);
    shape[1] = vector.size();
    return TensorOps.reshape(vector, shape);
  }

  /// Returns `x · weight + bias`, channel by channel.
  static Tensor affine(Tensor x, @Nullable Tensor weight, @Nullable Tensor bias) {
    Tensor y = weight == null ? x : TensorOps.mul(x, along(weight, x.rank()));
    return bias == null ? y : TensorOps.add(y, along(bias, x.rank()));
  }
}
