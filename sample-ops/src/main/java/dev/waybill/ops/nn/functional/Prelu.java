package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `nn.functional.prelu`.
public final class Prelu {
  private static final String NAME = "nn.functional.prelu";

  private Prelu() {}

  /// Keeps positive numbers and scales the others by a factor that is learned: `y = x` where `x >
  /// 0`, else `weight · x`.
  ///
  /// The gradient at 0 is `weight`. Source: He et al., "Delving Deep into Rectifiers", equation 1;
  /// PyTorch, `torch.nn.functional.prelu`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {-1, 2, -3, 4}, 2, 2); // two of two channels
  /// Functional.prelu(x, Tensor.of(0.5f, 0.25f));
  /// // ==> tensor([[-0.5000, 2.0000], [-1.5000, 4.0000]])
  /// ```
  ///
  /// @param x `[batch, channels, ...]`, f32, f64, f16 or bf16; a tensor of less than two axes has
  ///   one channel
  /// @param weight one number, or one a channel, of the dtype of `x`
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit
  @Export(NAME)
  public static Tensor prelu(Tensor x, Tensor weight) {
    Losses.checkFloating(NAME, "x", x);
    NormalizedShape.checkDtype(NAME, "weight", x, weight);
    return bend(x, factors(x, weight));
  }

  /// Returns `x` where it is positive, else its product with `factors`.
  static Tensor bend(Tensor x, Tensor factors) {
    // Not where(x > 0, x, factors · x): the gradient by factors of 0 · ∞ would be NaN.
    Tensor below = MathOps.clamp(x, null, 0.0);
    return TensorOps.add(Functional.relu(x), TensorOps.mul(below, factors));
  }

  private static Tensor factors(Tensor x, Tensor weight) {
    if (weight.rank() > 1) {
      throw new ShapeException(
          NAME,
          "argument weight: found shape "
              + weight.layout().shapeText()
              + ", expected a scalar or 1D tensor.");
    }
    long channels = x.rank() < 2 ? 1 : x.layout().shape(1);
    if (weight.size() != 1 && (weight.size() != channels || x.rank() < 2)) {
      throw new ShapeException(
          NAME,
          "mismatch of parameter numbers and input channel size: found weight "
              + weight.layout().shapeText()
              + ", expected 1 or "
              + channels
              + " elements, one a channel of x: "
              + x.layout().shapeText()
              + ".");
    }
    if (weight.size() == 1) {
      return TensorOps.reshape(weight, new long[0]);
    }
    return Channels.along(weight, x.rank());
  }
}
