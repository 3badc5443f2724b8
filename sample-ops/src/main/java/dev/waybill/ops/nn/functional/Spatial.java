package dev.waybill.ops.nn.functional;

import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The last axes of an image, over which windows slide: their sizes, steps and views.
final class Spatial {
  private Spatial() {}

  /// Returns one number an axis.
  ///
  /// @param op what was called, for messages
  /// @param argument the name of the argument
  /// @param given one number for all axes, or one for each; `null` where it is absent
  /// @param axes how many axes there are
  /// @param absent what stands for an absent argument
  static long[] numbers(
      String op, String argument, long @Nullable [] given, int axes, long absent) {
    long[] numbers = new long[axes];
    Arrays.fill(numbers, absent);
    if (given == null) {
      return numbers;
    }
    if (given.length == axes) {
      return given.clone();
    }
    if (given.length != 1) {
      throw new WrongArgumentException(
          op,
          argument,
          "found "
              + Arrays.toString(given)
              + ", expected a single number or a list of "
              + axes
              + " numbers.");
    }
    Arrays.fill(numbers, given[0]);
    return numbers;
  }

  /// Refuses numbers below a bound.
  static void checkAtLeast(String op, String argument, long[] numbers, long least) {
    for (long number : numbers) {
      if (number < least) {
        throw new WrongArgumentException(
            op,
            argument,
            "found " + Arrays.toString(numbers) + ", expected numbers not below " + least + ".");
      }
    }
  }

  /// Refuses last lengths of a result that no array holds, before anything is made for them.
  static void checkHeld(String op, Tensor x, long[] last) {
    long[] leading = Arrays.copyOf(x.shape(), x.rank() - last.length);
    try {
      Layout.dense(0, join(leading, last)).arrayLength(op);
    } catch (ShapeException e) {
      throw e.inNameOf(op);
    }
  }

  /// Shows the windows of the last axes: `[..., *positions, *kernel]`.
  ///
  /// @param x `[..., *spatial]`
  /// @param kernel how many elements a window has along each axis
  /// @param stride how far the next window begins
  /// @param dilation how far the next element of a window stands
  /// @return a view
  static Tensor windows(Tensor x, long[] kernel, long[] stride, long[] dilation) {
    Tensor windows = x;
    for (int i = 0; i < kernel.length; i++) {
      int axis = x.rank() - kernel.length + i;
      long reach = dilation[i] * (kernel[i] - 1) + 1;
      windows = TensorOps.unfold(windows, axis, reach, stride[i]);
      if (dilation[i] > 1) {
        windows = TensorOps.slice(windows, -1, null, null, dilation[i]);
      }
    }
    return windows;
  }

  /// Puts a border around the last axes.
  static Tensor pad(Tensor x, long[] before, long[] after, double value) {
    long[] widths = new long[2 * before.length];
    boolean any = false;
    for (int i = 0; i < before.length; i++) {
      int at = 2 * (before.length - 1 - i);
      widths[at] = before[i];
      widths[at + 1] = after[i];
      any |= before[i] != 0 || after[i] != 0;
    }
    return any ? Functional.constantPad(x, widths, value) : x;
  }

  /// Returns the last lengths of a shape.
  static long[] last(Tensor x, int count) {
    return Arrays.copyOfRange(x.shape(), x.rank() - count, x.rank());
  }

  /// Puts shapes one behind the other.
  static long[] join(long[]... shapes) {
    return Arrays.stream(shapes).flatMapToLong(Arrays::stream).toArray();
  }

  /// Returns how many elements a shape has.
  static long product(long[] shape) {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }
}
