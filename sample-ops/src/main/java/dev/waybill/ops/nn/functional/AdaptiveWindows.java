package dev.waybill.ops.nn.functional;

import dev.waybill.api.MathOps;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;

/// The windows of an adaptive pool along one axis, which may overlap: window `i` of `m` holds the
/// elements from `⌊i n / m⌋` up to, without, `⌈(i + 1) n / m⌉`.
final class AdaptiveWindows {
  private final int axis;
  private final int width;

  /// The elements of each window, one window behind the other; a short one repeats its last.
  private final long[] source;

  private final boolean[] counts;
  private final double[] lengths;

  /// Divides an axis.
  ///
  /// @param op what was called, for messages
  /// @param x the tensor
  /// @param axis which of its axes, of at least one element
  /// @param cells how many windows there are
  AdaptiveWindows(String op, Tensor x, int axis, long cells) {
    long length = x.layout().shape(axis);
    long longest = 1;
    for (long i = 0; i < cells; i++) {
      longest = Math.max(longest, end(i, length, cells) - i * length / cells);
    }
    this.axis = axis;
    this.width = (int) longest;
    this.source = new long[Layout.dense(0, cells, width).arrayLength(op)];
    this.counts = new boolean[source.length];
    this.lengths = new double[(int) cells];
    for (int i = 0; i < cells; i++) {
      long start = i * length / cells;
      long last = end(i, length, cells) - 1;
      lengths[i] = last + 1 - start;
      for (int j = 0; j < width; j++) {
        counts[i * width + j] = j < lengths[i];
        source[i * width + j] = Math.min(start + j, last);
      }
    }
  }

  /// Checks the sizes of a result, and puts that of `x` for those that keep it.
  static long[] sizes(String op, Tensor x, int axes, long[] outputSize) {
    Pooling.checkImage(op, x, axes);
    Losses.checkFloating(op, "x", x);
    long[] sizes = Spatial.numbers(op, "outputSize", outputSize, axes, AdaptiveAvgPool2d.KEEP);
    for (int i = 0; i < axes; i++) {
      boolean keep = sizes[i] == AdaptiveAvgPool2d.KEEP;
      sizes[i] = keep ? x.layout().shape(x.rank() - axes + i) : sizes[i];
    }
    Spatial.checkAtLeast(op, "outputSize", sizes, 0);
    Spatial.checkHeld(op, x, sizes);
    return sizes;
  }

  private static long end(long cell, long length, long cells) {
    return ((cell + 1) * length + cells - 1) / cells;
  }

  /// Returns the mean of each window.
  Tensor mean(Tensor x) {
    long[] aligned = new long[x.rank() - axis + 1];
    Arrays.fill(aligned, 1);
    aligned[0] = lengths.length;
    long[] along = Arrays.copyOf(aligned, aligned.length - 1);
    aligned[1] = width;
    Tensor mask = Tensor.fromArray(counts, aligned).to(x.device());
    Tensor kept = TensorOps.where(mask, picked(x), Tensor.scalar(0.0));
    Tensor sum = TensorOps.sum(kept, new int[] {axis + 1}, false);
    return TensorOps.div(sum, Tensor.fromDoubles(x.dtype(), lengths, along).to(x.device()));
  }

  /// Returns the maximum of each window. Of equal elements the first gets the gradient, which a
  /// repeated last one is not.
  Tensor max(Tensor x) {
    return MathOps.max(picked(x), axis + 1).values();
  }

  /// Returns the elements of the windows, which take the place of the axis.
  private Tensor picked(Tensor x) {
    long[] shape = x.shape();
    long[] before = Arrays.copyOf(shape, axis);
    long[] behind = Arrays.copyOfRange(shape, axis + 1, shape.length);
    long[] split = Spatial.join(before, new long[] {lengths.length, width}, behind);
    Tensor places = Tensor.of(source).to(x.device());
    return TensorOps.reshape(TensorOps.indexSelect(x, axis, places), split);
  }
}
