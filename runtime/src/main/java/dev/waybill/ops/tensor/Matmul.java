package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.kernel.Operands;
import dev.waybill.tensor.Broadcast;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;

/// The function `tensor.matmul`.
public final class Matmul {
  private static final String NAME = "tensor.matmul";

  private Matmul() {}

  /// Multiplies matrices, batches of matrices and vectors.
  ///
  /// - Shapes: two vectors give a single number; a vector stands for one row on the left, for one
  /// column on the right, and the added axis disappears; axes before the last two are batches and
  /// are broadcast: `[2, 1, 3, 4]` by `[5, 4, 2]` gives `[2, 5, 3, 2]`.
  /// - Dtypes: all but `bool`; both arguments the same.
  /// - Numerics: as `tensor.mm`.
  /// - Source: PyTorch, `torch.matmul`.
  ///
  /// ```java
  /// Tensor m = Tensor.fromArray(new float[] {1, 2, 3, 4}, 2, 2);
  /// TensorOps.matmul(m, m); // ==> tensor([[7., 10.], [15., 22.]])
  /// TensorOps.matmul(m, Tensor.of(1f, 1f)); // ==> tensor([3., 7.])
  /// ```
  ///
  /// @param x left factor, of one axis or more
  /// @param y right factor, of one axis or more
  /// @return a new tensor
  /// @throws ShapeException if an argument has no axes or the sizes do not fit
  /// @throws dev.waybill.dispatch.WrongArgumentException if the dtypes differ
  @Export(NAME)
  public static Tensor matmul(Tensor x, Tensor y) {
    if (x.rank() == 0 || y.rank() == 0) {
      throw new ShapeException(
          NAME,
          "both arguments to matmul need to be at least 1D, but they are "
              + x.rank()
              + "D and "
              + y.rank()
              + "D; found shapes "
              + x.layout().shapeText()
              + " and "
              + y.layout().shapeText()
              + ", expected at least one dimension each.");
    }
    if (x.rank() == 1 && y.rank() == 1) {
      Dot.check(NAME, x, y);
      return TensorOps.dot(x, y);
    }
    Tensor left = x.rank() == 1 ? TensorOps.unsqueeze(x, 0) : x;
    Tensor right = y.rank() == 1 ? TensorOps.unsqueeze(y, 1) : y;
    Operands.checkInner(NAME, left, right);
    Operands.checkSameDtype(NAME, "y", x, y);
    Tensor product = ofMatrices(left, right);
    if (x.rank() == 1) {
      return TensorOps.squeeze(product, new int[] {-2});
    }
    return y.rank() == 1 ? TensorOps.squeeze(product, new int[] {-1}) : product;
  }

  private static Tensor ofMatrices(Tensor x, Tensor y) {
    if (x.rank() == 2 && y.rank() == 2) {
      return TensorOps.mm(x, y);
    }
    long rows = x.layout().shape(x.rank() - 2);
    long inner = x.layout().shape(x.rank() - 1);
    long columns = y.layout().shape(y.rank() - 1);
    long[] batch = Broadcast.of(NAME, batchOf(x), batchOf(y)).shape();
    long[] shape = with(batch, rows, columns);
    if (y.rank() == 2) {
      // One large product instead of many small ones.
      Tensor flat = TensorOps.reshape(x, new long[] {count(batch) * rows, inner});
      return TensorOps.view(TensorOps.mm(flat, y), shape);
    }
    Tensor left = TensorOps.expand(x, with(batch, rows, inner));
    Tensor right = TensorOps.expand(y, with(batch, inner, columns));
    Tensor product =
        TensorOps.bmm(
            TensorOps.reshape(left, new long[] {count(batch), rows, inner}),
            TensorOps.reshape(right, new long[] {count(batch), inner, columns}));
    return TensorOps.view(product, shape);
  }

  private static Layout batchOf(Tensor x) {
    return Layout.dense(0, Arrays.copyOf(x.shape(), x.rank() - 2));
  }

  private static long[] with(long[] batch, long rows, long columns) {
    long[] shape = Arrays.copyOf(batch, batch.length + 2);
    shape[batch.length] = rows;
    shape[batch.length + 1] = columns;
    return shape;
  }

  private static long count(long[] batch) {
    long count = 1;
    for (long length : batch) {
      count *= length;
    }
    return count;
  }
}
