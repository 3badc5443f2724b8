package dev.waybill.ops.nn.functional;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The windows of a pool over the last two axes, checked: how many there are and where they begin.
final class Pooling {
  final String op;
  final long[] kernel;
  final long[] stride;
  final long[] padding;
  final long[] dilation;

  /// How many windows there are along each axis.
  final long[] positions = new long[2];

  private final long[] input;

  /// Checks the arguments of a pool.
  Pooling(
      String op,
      Tensor x,
      long[] kernelSize,
      long @Nullable [] stride,
      long @Nullable [] padding,
      long @Nullable [] dilation,
      boolean ceilMode) {
    this.op = op;
    this.kernel = Spatial.numbers(op, "kernelSize", kernelSize, 2, 1);
    this.stride = stride == null ? kernel : Spatial.numbers(op, "stride", stride, 2, 1);
    this.padding = Spatial.numbers(op, "padding", padding, 2, 0);
    this.dilation = Spatial.numbers(op, "dilation", dilation, 2, 1);
    Spatial.checkAtLeast(op, "kernelSize", this.kernel, 1);
    Spatial.checkAtLeast(op, "stride", this.stride, 1);
    Spatial.checkAtLeast(op, "padding", this.padding, 0);
    Spatial.checkAtLeast(op, "dilation", this.dilation, 1);
    checkImage(op, x);
    this.input = Spatial.last(x, 2);
    for (int i = 0; i < 2; i++) {
      if (this.padding[i] > reach(i) / 2) {
        throw new WrongArgumentException(
            op,
            "padding",
            "should be at most half of effective kernel size, found padding "
                + Arrays.toString(this.padding)
                + " and kernelSize "
                + Arrays.toString(kernel)
                + ".");
      }
      positions[i] = positions(i, ceilMode);
    }
    if (positions[0] < 1 || positions[1] < 1) {
      throw new ShapeException(
          op,
          "output size is too small: "
              + Arrays.toString(positions)
              + " for x: "
              + x.layout().shapeText()
              + " and kernelSize "
              + Arrays.toString(kernel)
              + ", expected at least one position.");
    }
  }

  /// Refuses what is no image, or batch of images.
  static void checkImage(String op, Tensor x) {
    boolean image = x.rank() == 3 || x.rank() == 4;
    for (int axis = x.rank() == 4 ? 1 : 0; image && axis < x.rank(); axis++) {
      image = x.layout().shape(axis) > 0;
    }
    if (!image) {
      throw new ShapeException(
          op,
          "expected a 3D or 4D tensor with optional 0 dim batch size, found x: "
              + x.layout().shapeText()
              + ".");
    }
  }

  private long reach(int axis) {
    return dilation[axis] * (kernel[axis] - 1) + 1;
  }

  private long positions(int axis, boolean ceilMode) {
    long rest = input[axis] + 2 * padding[axis] - reach(axis);
    long count = Math.floorDiv(rest + (ceilMode ? stride[axis] - 1 : 0), stride[axis]) + 1;
    // The last window must begin inside the image or its left padding.
    boolean outside = ceilMode && (count - 1) * stride[axis] >= input[axis] + padding[axis];
    return outside ? count - 1 : count;
  }

  /// Returns where a window begins; negative in the padding.
  long start(int axis, long position) {
    return position * stride[axis] - padding[axis];
  }

  /// Returns how far the windows reach behind the image.
  long after(int axis) {
    return Math.max(0, start(axis, positions[axis] - 1) + reach(axis) - input[axis]);
  }

  /// Returns how many elements of a window count.
  ///
  /// @param padded whether those of the padding do; those behind it never do
  long length(int axis, long position, boolean padded) {
    long from = start(axis, position);
    long to = Math.min(from + kernel[axis], input[axis] + padding[axis]);
    return padded ? to - from : Math.min(to, input[axis]) - Math.max(from, 0);
  }

  /// Returns whether a window may have no element inside the image.
  boolean mayMiss() {
    return (dilation[0] > 1 && padding[0] > 0) || (dilation[1] > 1 && padding[1] > 0);
  }

  /// Returns the shape of the result.
  long[] shape(Tensor x) {
    return Spatial.join(Arrays.copyOf(x.shape(), x.rank() - 2), positions);
  }
}
