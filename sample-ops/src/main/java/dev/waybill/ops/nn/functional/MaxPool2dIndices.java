package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.NotDifferentiable;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The op `nn.functional.maxPool2dIndices`.
public final class MaxPool2dIndices {
  private static final String NAME = "nn.functional.maxPool2dIndices";

  private MaxPool2dIndices() {}

  /// Finds where the maximum of each window stands in its image, counted row by row.
  ///
  /// - Shapes: `x: [batch, channels, height, width]` or without the batch.
  /// - Dtypes: any but `bool`.
  /// - Numerics: the last NaN wins, else the first of the largest; -1 for a window that lies in the
  ///   padding.
  /// - Source: PyTorch, `torch.nn.functional.max_pool2d` with `return_indices`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 1, 2, 4);
  /// Functional.maxPool2dIndices(x, new long[] {2}); // ==> tensor([[[5, 7]]])
  /// ```
  ///
  /// @param x the images
  /// @param kernelSize the size of a window, one number or two
  /// @param stride how far the next window begins; `null` for the size of a window
  /// @param padding the border, at most half a window; `null` for none
  /// @param dilation how far the next element of a window stands; `null` for 1
  /// @param ceilMode whether windows may begin inside and end outside
  /// @return a new i64 tensor
  /// @throws dev.waybill.dispatch.OpException if shapes do not fit or a number is out of range
  @Export(NAME)
  @Op(dtypes = {"f32", "f64", "i8", "i16", "i32", "i64", "u8", "f16", "bf16"})
  @NotDifferentiable("The result is positions.")
  public static Tensor maxPool2dIndices(
      Tensor x,
      long[] kernelSize,
      @Default("null") long @Nullable [] stride,
      @Default("null") long @Nullable [] padding,
      @Default("null") long @Nullable [] dilation,
      @Default("false") boolean ceilMode) {
    Pooling pooling = new Pooling(NAME, x, 2, kernelSize, stride, padding, dilation, ceilMode);
    Tensor at = Results.empty(x, DType.I64, pooling.shape(x));
    if (Results.isMeta(at)) {
      return at;
    }
    Tensor dense = TensorOps.contiguous(x);
    long[] into = at.longArray();
    int height = (int) x.layout().shape(x.rank() - 2);
    int width = (int) x.layout().shape(x.rank() - 1);
    int i = 0;
    for (int image = dense.arrayOffset(); i < into.length; image += height * width) {
      for (int row = 0; row < pooling.positions[0]; row++) {
        for (int column = 0; column < pooling.positions[1]; column++) {
          into[i++] = first(dense, image, height, width, pooling, row, column);
        }
      }
    }
    return at;
  }

  private static long first(
      Tensor dense, int image, int height, int width, Pooling pooling, int row, int column) {
    long best = -1;
    boolean whole = !dense.dtype().isFloating();
    for (int i = 0; i < pooling.kernel[0]; i++) {
      long y = pooling.start(0, row) + i * pooling.dilation[0];
      for (int j = 0; j < pooling.kernel[1] && y >= 0 && y < height; j++) {
        long x = pooling.start(1, column) + j * pooling.dilation[1];
        if (x < 0 || x >= width) {
          continue;
        }
        long here = y * width + x;
        if (best < 0 || isAbove(dense, image + (int) here, image + (int) best, whole)) {
          best = here;
        }
      }
    }
    return best;
  }

  private static boolean isAbove(Tensor dense, int at, int other, boolean whole) {
    if (whole) {
      return Cells.getLong(dense.array(), dense.dtype(), at)
          > Cells.getLong(dense.array(), dense.dtype(), other);
    }
    double value = Cells.getDouble(dense.array(), dense.dtype(), at);
    double best = Cells.getDouble(dense.array(), dense.dtype(), other);
    return value > best || Double.isNaN(value);
  }
}
