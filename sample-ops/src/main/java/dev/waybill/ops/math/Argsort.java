package dev.waybill.ops.math;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.NotDifferentiable;
import dev.waybill.annotations.Op;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;

/// The op `math.argsort`.
public final class Argsort {
  private static final String NAME = "math.argsort";

  private Argsort() {}

  /// Finds the places of the elements in their order along an axis.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; the result is `i64`.
  /// - Numerics: NaN counts as larger than everything, -0 and 0 as equal.
  /// - Source: PyTorch, `torch.argsort`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(3f, 1f, 2f);
  /// MathOps.argsort(x); // ==> tensor([1, 2, 0])
  /// MathOps.argsort(x, new MathOps.ArgsortOptions().descending(true)); // ==> tensor([0, 2, 1])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axis, a negative one from the end
  /// @param descending whether the largest comes first
  /// @param stable whether equal elements keep their order, which they do here in any case
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.WrongArgumentException if there is no such axis
  @Export(NAME)
  @Op
  @NotDifferentiable("Places.")
  public static Tensor argsort(
      Tensor x,
      @Default("-1") int dim,
      @Default("false") boolean descending,
      @Default("false") boolean stable) {
    int axis = Layouts.dim(NAME, "dim", dim, x.rank());
    return Order.first(x, axis, descending, Order.count(x, axis)).indices();
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor argsortOnDevice(Tensor x, int dim, boolean descending, boolean stable) {
    int axis = Layouts.dim(NAME, "dim", dim, x.rank());
    return Order.firstOnDevice(NAME, x, axis, descending, Order.count(x, axis)).indices();
  }
}
