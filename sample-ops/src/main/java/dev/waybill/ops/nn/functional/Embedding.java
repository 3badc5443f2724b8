package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.annotations.ShapeOnly;
import dev.waybill.api.MathOps;
import dev.waybill.kernel.DevicePlaces;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The op `nn.functional.embedding`.
public final class Embedding {
  private static final String NAME = "nn.functional.embedding";

  private Embedding() {}

  /// Looks up rows of a table: `y[...] = weight[index[...]]`.
  ///
  /// - Shapes: `index` any, `weight: [rows, n]`, result `[..., n]`.
  /// - Dtypes: `index` i64 or i32, `weight` any.
  /// - Numerics: exact. The gradient of a row is the sum over its look-ups; the padding row gets
  ///   none.
  /// - Source: PyTorch, `torch.nn.functional.embedding`.
  ///
  /// ```java
  /// Tensor weight = Tensor.fromArray(new float[] {1, 2, 3, 4, 5, 6}, 3, 2);
  /// Functional.embedding(Tensor.of(2L, 0L), weight); // ==> tensor([[5., 6.], [1., 2.]])
  /// ```
  ///
  /// @param index row numbers from 0
  /// @param weight the table
  /// @param paddingIdx a row without gradient; a negative number counts from the end
  /// @param scaleGradByFreq whether a row's gradient is divided by the number of its look-ups
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if the table is none or has no such row
  @Export(NAME)
  @Op
  public static Tensor embedding(
      Tensor index,
      Tensor weight,
      @Default("null") @Nullable Long paddingIdx,
      @Default("false") boolean scaleGradByFreq) {
    long[] shape = shape(index, weight, paddingIdx);
    if (Results.isMeta(index) || Results.isMeta(weight)) {
      return Results.empty(index, weight.dtype(), shape);
    }
    long[] wanted = Rows.checked(NAME, index, weight.layout().shape(0));
    int width = (int) weight.layout().shape(1);
    Tensor y = Results.empty(weight, weight.dtype(), shape);
    Tensor table = TensorOps.contiguous(weight);
    for (int i = 0; i < wanted.length; i++) {
      int from = table.arrayOffset() + (int) wanted[i] * width;
      System.arraycopy(table.array(), from, y.array(), i * width, width);
    }
    return y;
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor embeddingOnDevice(
      Tensor index, Tensor weight, @Nullable Long paddingIdx, boolean scaleGradByFreq) {
    long[] shape = shape(index, weight, paddingIdx);
    Tensor y = Results.empty(weight, weight.dtype(), shape);
    long[] across = new long[shape.length];
    across[index.rank()] = weight.layout().stride(1);
    long rows = weight.layout().shape(0);
    new DevicePlaces(NAME, shape, Layout.strided(0, shape, across))
        .pick(
            TensorOps.unsqueeze(index, -1),
            0,
            rows,
            weight.layout().stride(0),
            row -> Rows.outside(NAME, row, rows))
        .take(weight, y);
    return y;
  }

  private static long[] shape(Tensor index, Tensor weight, @Nullable Long paddingIdx) {
    Rows.checkIndex(NAME, index);
    Rows.checkTable(NAME, weight);
    Rows.padding(NAME, paddingIdx, weight.layout().shape(0));
    long[] shape = Arrays.copyOf(index.shape(), index.rank() + 1);
    shape[index.rank()] = weight.layout().shape(1);
    return shape;
  }

  @Gradient(op = NAME, of = "weight")
  static Tensor gradient(
      Tensor gy,
      Tensor index,
      @ShapeOnly Tensor weight,
      @Nullable Long paddingIdx,
      boolean scaleGradByFreq) {
    long rows = weight.layout().shape(0);
    long width = weight.layout().shape(1);
    Tensor flat = TensorOps.reshape(TensorOps.to(index, DType.I64), new long[] {index.size()});
    Tensor gradients = TensorOps.reshape(gy, new long[] {index.size(), width});
    if (paddingIdx != null) {
      Tensor padding = Tensor.scalar(Rows.padding(NAME, paddingIdx, rows));
      Tensor isPadding = TensorOps.unsqueeze(MathOps.eq(flat, padding), 1);
      gradients = TensorOps.where(isPadding, Tensor.scalar(0.0), gradients);
    }
    if (scaleGradByFreq) {
      Tensor ones = TensorOps.fill(Results.zeros(gy, gy.dtype(), index.size()), Tensor.scalar(1.0));
      Tensor counts = TensorOps.indexAdd(Results.zeros(gy, gy.dtype(), rows), 0, flat, ones);
      Tensor frequency = TensorOps.unsqueeze(TensorOps.indexSelect(counts, 0, flat), 1);
      gradients = TensorOps.div(gradients, frequency);
    }
    return TensorOps.indexAdd(Results.zeros(gy, gy.dtype(), rows, width), 0, flat, gradients);
  }
}
