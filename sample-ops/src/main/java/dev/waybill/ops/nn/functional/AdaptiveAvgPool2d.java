package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;

/// The function `nn.functional.adaptiveAvgPool2d`.
public final class AdaptiveAvgPool2d {
  /// The size that keeps that of the image.
  public static final long KEEP = Long.MIN_VALUE;

  private static final String NAME = "nn.functional.adaptiveAvgPool2d";

  private AdaptiveAvgPool2d() {}

  /// Takes means so that images get a wanted size: cell `i` of `m` is the mean of the elements from
  /// `⌊i n / m⌋` up to, without, `⌈(i + 1) n / m⌉`.
  ///
  /// Source: PyTorch, `torch.nn.functional.adaptive_avg_pool2d`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 1, 2, 4);
  /// Functional.adaptiveAvgPool2d(x, new long[] {1, 2}); // ==> tensor([[[3.5000, 5.5000]]])
  /// ```
  ///
  /// @param x `[batch, channels, height, width]`, or without the batch; f32, f64, f16 or bf16
  /// @param outputSize height and width, or one number for both; [#KEEP] keeps one
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if the shape does not fit or a size is negative
  @Export(NAME)
  public static Tensor adaptiveAvgPool2d(Tensor x, long[] outputSize) {
    if (x.rank() != 3 && x.rank() != 4) {
      throw new ShapeException(
          NAME, "expected a 3D or 4D tensor, found x: " + x.layout().shapeText() + ".");
    }
    Pooling.checkImage(NAME, x);
    if (!x.dtype().isFloating()) {
      throw new WrongArgumentException(
          NAME, "x", "found dtype " + x.dtype() + ", expected f32, f64, f16 or bf16.");
    }
    long[] size = Spatial.numbers(NAME, "outputSize", outputSize, 2, KEEP);
    for (int i = 0; i < 2; i++) {
      size[i] = size[i] == KEEP ? x.layout().shape(x.rank() - 2 + i) : size[i];
    }
    Spatial.checkAtLeast(NAME, "outputSize", size, 0);
    Spatial.checkHeld(NAME, x, size);
    return along(x.rank() - 1, size[1], along(x.rank() - 2, size[0], x));
  }

  private static Tensor along(int axis, long cells, Tensor image) {
    long length = image.layout().shape(axis);
    long longest = 0;
    for (long i = 0; i < cells; i++) {
      longest = Math.max(longest, end(i, length, cells) - i * length / cells);
    }
    int width = (int) longest;
    long[] source = new long[Layout.dense(0, cells, width).arrayLength(NAME)];
    boolean[] counts = new boolean[source.length];
    double[] divisor = new double[(int) cells];
    for (int i = 0; i < cells; i++) {
      long start = i * length / cells;
      divisor[i] = end(i, length, cells) - start;
      for (int j = 0; j < width; j++) {
        counts[i * width + j] = j < divisor[i];
        source[i * width + j] = counts[i * width + j] ? start + j : 0;
      }
    }
    return mean(image, axis, source, counts, divisor);
  }

  private static long end(long cell, long length, long cells) {
    return ((cell + 1) * length + cells - 1) / cells;
  }

  private static Tensor mean(
      Tensor image, int axis, long[] source, boolean[] counts, double[] divisor) {
    long cells = divisor.length;
    long width = cells == 0 ? 0 : source.length / cells;
    int behind = image.rank() - axis - 1;
    long[] split = new long[image.rank() + 1];
    System.arraycopy(image.shape(), 0, split, 0, axis);
    split[axis] = cells;
    split[axis + 1] = width;
    System.arraycopy(image.shape(), axis + 1, split, axis + 2, behind);
    Tensor places = Tensor.of(source).to(image.device());
    Tensor picked = TensorOps.reshape(TensorOps.indexSelect(image, axis, places), split);
    long[] aligned = new long[behind + 2];
    Arrays.fill(aligned, 1);
    aligned[0] = cells;
    aligned[1] = width;
    Tensor mask = Tensor.fromArray(counts, aligned).to(image.device());
    Tensor kept = TensorOps.where(mask, picked, Tensor.scalar(0.0));
    Tensor sum = TensorOps.sum(kept, new int[] {axis + 1}, false);
    long[] along = Arrays.copyOf(aligned, behind + 1);
    Arrays.fill(along, 1, along.length, 1);
    Tensor divisors = Tensor.fromDoubles(image.dtype(), divisor, along).to(image.device());
    return TensorOps.div(sum, divisors);
  }
}
