package dev.waybill.ops.math;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.annotations.ShapeOnly;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;

/// The op `math.topK`.
public final class TopK {
  private static final String NAME = "math.topK";

  private TopK() {}

  /// Takes the largest or smallest elements along an axis, in order.
  ///
  /// - Shapes: the axis gets length `k`.
  /// - Dtypes: any; the values have that of `x`, the places are `i64`.
  /// - Numerics: exact; NaN counts as larger than everything; of equal elements the first ones.
  /// - Source: PyTorch, `torch.topk`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(1f, 4f, 2f, 3f);
  /// MathOps.topK(x, 2).values(); // ==> tensor([4., 3.])
  /// MathOps.topK(x, 2).indices(); // ==> tensor([1, 3])
  /// ```
  ///
  /// @param x the tensor
  /// @param k how many, from 0 to the length of the axis
  /// @param dim the axis, a negative one from the end
  /// @param largest false for the smallest
  /// @return the elements, the best first, and where they stood
  /// @throws WrongArgumentException if there is no such axis, or it has fewer than `k` elements
  @Export(NAME)
  @Op
  public static ValuesAndIndices topK(
      Tensor x, long k, @Default("-1") int dim, @Default("true") boolean largest) {
    return Order.first(x, axis(x, k, dim), largest, k);
  }

  @Kernel(op = NAME, device = "gpu")
  static ValuesAndIndices topKOnDevice(Tensor x, long k, int dim, boolean largest) {
    return Order.firstOnDevice(NAME, x, axis(x, k, dim), largest, k);
  }

  private static int axis(Tensor x, long k, int dim) {
    int axis = Layouts.dim(NAME, "dim", dim, x.rank());
    long count = Order.count(x, axis);
    if (k < 0 || k > count) {
      throw new WrongArgumentException(
          NAME,
          "k",
          "selected index k out of range, found " + k + ", expected 0 to " + count + ".");
    }
    return axis;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(
      ValuesAndIndices gy, @ShapeOnly Tensor x, int dim, ValuesAndIndices result) {
    return ValuesAndIndices.spread(gy.values(), dim, result.indices(), x);
  }
}
