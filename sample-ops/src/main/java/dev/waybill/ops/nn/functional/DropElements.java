package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.nn.Functional;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.Philox;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `nn.functional.dropElements`.
public final class DropElements {
  private static final String NAME = "nn.functional.dropElements";

  private DropElements() {}

  /// Replaces elements by 0 with probability `p` and scales the others by `1 / (1 - p)`.
  ///
  /// - Shapes: any.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: scaled in `double`, rounded once; a dropped NaN is 0. The element at row-major
  ///   position `i` stays where number `i` of the seed's [Philox], from 0 to 1, is at least `p`.
  /// - Source: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", Philox-4x32-10.
  ///
  /// ```java
  /// Tensor y = Functional.dropElements(Tensor.ones(DType.F32, 1000), 7, 0.75);
  /// MathOps.amin(y); // ==> tensor(0.)
  /// MathOps.amax(y); // ==> tensor(4.)
  /// ```
  ///
  /// @param x the tensor
  /// @param seed chooses the elements
  /// @param p the probability
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.WrongArgumentException if `p` is not a probability
  @Export(NAME)
  @Op(dtypes = {"f32", "f64", "f16", "bf16"})
  public static Tensor dropElements(Tensor x, long seed, double p) {
    Dropout.checkProbability(NAME, p);
    Tensor y = Results.empty(x, x.dtype(), x.shape());
    if (Results.isMeta(y)) {
      return y;
    }
    Tensor dense = TensorOps.contiguous(x);
    Philox random = new Philox(seed);
    double scale = 1 / (1 - p);
    for (int i = 0; i < y.size(); i++) {
      double value = Cells.getDouble(dense.array(), x.dtype(), dense.arrayOffset() + i);
      boolean stays = random.uniform(i) >= p;
      Cells.setDouble(y.array(), x.dtype(), i, stays ? value * scale : 0);
    }
    return y;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, long seed, double p) {
    return Functional.dropElements(gy, seed, p);
  }
}
