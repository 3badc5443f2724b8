package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.maxPool2d`.
public final class MaxPool2d {
  private static final String NAME = "nn.functional.maxPool2d";

  private MaxPool2d() {}

  /// Takes the maximum of each window of images. NaN wins; of equal elements the first in row-major
  /// order gets the gradient; the border never wins.
  ///
  /// Source: PyTorch, `torch.nn.functional.max_pool2d`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 1, 2, 4);
  /// Functional.maxPool2d(x, new long[] {2}); // ==> tensor([[[6., 8.]]])
  /// ```
  ///
  /// @param x `[batch, channels, height, width]`, or without the batch
  /// @param kernelSize the size of a window, one number or two
  /// @param stride how far the next window begins; `null` for the size of a window
  /// @param padding the border, at most half a window; `null` for none
  /// @param dilation how far the next element of a window stands; `null` for 1
  /// @param ceilMode whether windows may begin inside and end outside
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if shapes do not fit or a number is out of range
  @Export(NAME)
  public static Tensor maxPool2d(
      Tensor x,
      long[] kernelSize,
      @Default("null") long @Nullable [] stride,
      @Default("null") long @Nullable [] padding,
      @Default("null") long @Nullable [] dilation,
      @Default("false") boolean ceilMode) {
    Pooling pooling = new Pooling(NAME, x, 2, kernelSize, stride, padding, dilation, ceilMode);
    Tensor at = Functional.maxPool2dIndices(x, kernelSize, stride, padding, dilation, ceilMode);
    long[] outer = Arrays.copyOf(x.shape(), x.rank() - 2);
    Tensor pixels = TensorOps.reshape(x, Spatial.join(outer, product(Spatial.last(x, 2))));
    Tensor places = TensorOps.reshape(at, Spatial.join(outer, product(pooling.positions)));
    if (!pooling.mayMiss()) {
      return TensorOps.reshape(TensorOps.gather(pixels, -1, places), at.shape());
    }
    Tensor missed = MathOps.lt(places, Tensor.scalar(0L));
    Tensor found = TensorOps.gather(pixels, -1, TensorOps.where(missed, Tensor.scalar(0L), places));
    Tensor least = Tensor.scalar(Double.NEGATIVE_INFINITY);
    return TensorOps.reshape(TensorOps.where(missed, least, found), at.shape());
  }

  private static long[] product(long[] shape) {
    return new long[] {Spatial.product(shape)};
  }
}
