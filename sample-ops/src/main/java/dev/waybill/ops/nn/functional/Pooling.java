package dev.waybill.ops.nn.functional;

import dev.waybill.api.MathOps;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The windows of a pool over the last axes, checked: how many there are and where they begin.
final class Pooling {
  final String op;
  final long[] kernel;
  final long[] stride;
  final long[] padding;
  final long[] dilation;

  /// How many windows there are along each axis.
  final long[] positions;

  private final long[] input;

  /// Checks the arguments of a pool.
  ///
  /// @param op what was called, for messages
  /// @param x `[batch, channels, *spatial]`, or without the batch
  /// @param axes the number of spatial axes
  Pooling(
      String op,
      Tensor x,
      int axes,
      long[] kernelSize,
      long @Nullable [] stride,
      long @Nullable [] padding,
      long @Nullable [] dilation,
      boolean ceilMode) {
    this.op = op;
    this.kernel = Spatial.numbers(op, "kernelSize", kernelSize, axes, 1);
    this.stride = stride == null ? kernel : Spatial.numbers(op, "stride", stride, axes, 1);
    this.padding = Spatial.numbers(op, "padding", padding, axes, 0);
    this.dilation = Spatial.numbers(op, "dilation", dilation, axes, 1);
    Spatial.checkAtLeast(op, "kernelSize", this.kernel, 1);
    Spatial.checkAtLeast(op, "stride", this.stride, 1);
    Spatial.checkAtLeast(op, "padding", this.padding, 0);
    Spatial.checkAtLeast(op, "dilation", this.dilation, 1);
    checkImage(op, x, axes);
    this.input = Spatial.last(x, axes);
    this.positions = new long[axes];
    for (int i = 0; i < axes; i++) {
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
    if (Arrays.stream(positions).anyMatch(count -> count < 1)) {
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
  static void checkImage(String op, Tensor x, int axes) {
    boolean image = x.rank() == axes + 1 || x.rank() == axes + 2;
    for (int axis = x.rank() == axes + 2 ? 1 : 0; image && axis < x.rank(); axis++) {
      image = x.layout().shape(axis) > 0;
    }
    if (!image) {
      throw new ShapeException(
          op,
          "expected a "
              + (axes + 1)
              + "D or "
              + (axes + 2)
              + "D tensor with optional 0 dim batch size, found x: "
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
    boolean may = false;
    for (int i = 0; i < dilation.length; i++) {
      may |= dilation[i] > 1 && padding[i] > 0;
    }
    return may;
  }

  /// Returns the powers of which a norm is made.
  Tensor powers(Tensor x, double order) {
    Losses.checkFloating(op, "x", x);
    if (order == 0) {
      throw new WrongArgumentException(op, "normType", "must not be 0, found 0.0.");
    }
    return MathOps.pow(x, Tensor.scalar(order));
  }

  /// Returns the norms of windows whose mean power is known.
  Tensor root(Tensor means, double order) {
    Tensor sums = TensorOps.mul(means, Tensor.scalar((double) Spatial.product(kernel)));
    return MathOps.pow(sums, Tensor.scalar(1 / order));
  }

  /// Returns the shape of the result.
  long[] shape(Tensor x) {
    return Spatial.join(Arrays.copyOf(x.shape(), x.rank() - positions.length), positions);
  }

  /// Shows a signal as an image of one row, which a pool of two axes takes.
  static Tensor row(Tensor x) {
    return TensorOps.unsqueeze(x, x.rank() - 1);
  }

  /// Returns the signal that such an image is.
  static Tensor line(Tensor image) {
    return TensorOps.squeeze(image, new int[] {image.rank() - 2});
  }

  /// Returns the two numbers of a row that has `along` in its only direction.
  static long[] beside(long across, long[] along) {
    return new long[] {across, along[0]};
  }
}
