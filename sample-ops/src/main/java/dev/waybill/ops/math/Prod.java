package dev.waybill.ops.math;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.kernel.Reductions;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The function `math.prod`.
public final class Prod {
  private static final String NAME = "math.prod";

  private Prod() {}

  /// Multiplies the elements along an axis, halves of it with each other again and again: so that
  /// the derivatives of any order are right where there are zeros, which division by an element
  /// would not give.
  ///
  /// - Shapes: the axis disappears, or stays with length 1.
  /// - Dtypes: any; whole numbers and `bool` give `i64`.
  /// - Numerics: multiplied in `f64`, rounded once; nothing gives 1; whole numbers wrap around.
  /// - Source: PyTorch, `torch.prod`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 2, 3, 4}, 2, 2);
  /// MathOps.prod(x); // ==> tensor(24.)
  /// MathOps.prod(x, new MathOps.ProdOptions().dim(1)); // ==> tensor([2., 12.])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axis, a negative one from the end; `null` for all elements
  /// @param keepDim whether it stays with length 1
  /// @param dtype that the elements are converted to first; `null` for that of `x`, but `i64` for
  ///   whole numbers
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.WrongArgumentException if there is no such axis
  @Export(NAME)
  public static Tensor prod(
      Tensor x,
      @Default("null") @Nullable Integer dim,
      @Default("false") boolean keepDim,
      @Default("null") @Nullable DType dtype) {
    DType result = dtype != null ? dtype : x.dtype().isFloating() ? x.dtype() : DType.I64;
    int[] dims = Reductions.dims(NAME, x.rank(), dim == null ? null : new int[] {dim});
    boolean all = dim == null || x.rank() == 0;
    Tensor line = all ? TensorOps.reshape(x, new long[] {x.size()}) : x;
    Tensor factors = TensorOps.to(line, result);
    Tensor wide = TensorOps.to(factors, result.isFloating() ? DType.F64 : DType.I64);
    Tensor product = TensorOps.to(alongAxis(wide, all ? 0 : dims[0]), result);
    return TensorOps.reshape(product, Reductions.shape(x, dims, keepDim));
  }

  private static Tensor alongAxis(Tensor x, int axis) {
    Tensor rest = x;
    Tensor odd = null;
    long length = x.layout().shape(axis);
    if (x.size() == 0) { // 1, as a function of x
      return TensorOps.add(TensorOps.sum(x, new int[] {axis}, true), Tensor.scalar(1L));
    }
    while (length > 1) {
      if (length % 2 == 1) {
        Tensor last = TensorOps.narrow(rest, axis, length - 1, 1);
        odd = odd == null ? last : TensorOps.mul(odd, last);
      }
      length /= 2;
      Tensor low = TensorOps.narrow(rest, axis, 0, length);
      rest = TensorOps.mul(low, TensorOps.narrow(rest, axis, length, length));
    }
    return odd == null ? rest : TensorOps.mul(rest, odd);
  }
}
