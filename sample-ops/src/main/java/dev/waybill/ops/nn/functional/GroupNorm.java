package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.groupNorm`.
public final class GroupNorm {
  private static final String NAME = "nn.functional.groupNorm";

  private GroupNorm() {}

  /// Normalises over groups of neighbouring channels, as [layerNorm][LayerNorm] over each group.
  ///
  /// Source: Wu and He, "Group Normalization", equation 7; PyTorch,
  /// `torch.nn.functional.group_norm`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 3, 10, 30}, 1, 2, 2);
  /// Functional.groupNorm(x, 2); // ==> tensor([[[-1.0000, 1.0000], [-1.0000, 1.0000]]])
  /// ```
  ///
  /// @param x `[batch, channels, ...]`, f32, f64, f16 or bf16
  /// @param groups the number of groups, which divides the channels
  /// @param weight a factor for each channel, or `null`
  /// @param bias a summand for each channel, or `null`
  /// @param eps keeps constant groups finite
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if shapes do not fit or groups do not divide the
  ///   channels
  @Export(NAME)
  public static Tensor groupNorm(
      Tensor x,
      long groups,
      @Default("null") @Nullable Tensor weight,
      @Default("null") @Nullable Tensor bias,
      @Default("1e-5") double eps) {
    check(x, groups, weight, bias);
    long batch = x.layout().shape(0);
    long length = x.size() / Math.max(1, batch * groups);
    Tensor grouped = TensorOps.reshape(x, new long[] {batch, groups, length});
    Tensor normal = Functional.layerNorm(grouped, new long[] {length}, null, null, eps);
    return Channels.affine(TensorOps.reshape(normal, x.shape()), weight, bias);
  }

  private static void check(Tensor x, long groups, @Nullable Tensor weight, @Nullable Tensor bias) {
    if (x.rank() < 2) {
      throw new ShapeException(
          NAME, "x must have at least 2 dimensions, found " + x.layout().shapeText() + ".");
    }
    if (groups < 1 || x.layout().shape(1) % groups != 0) {
      throw new WrongArgumentException(
          NAME,
          "groups",
          "found "
              + groups
              + ", expected a positive number that divides the channels of x: "
              + x.layout().shapeText()
              + ".");
    }
    if (!x.dtype().isFloating()) {
      throw new WrongArgumentException(
          NAME,
          "x",
          "found dtype " + x.dtype() + ", expected a floating point dtype: f32, f64, f16 or bf16.");
    }
    Channels.check(NAME, "weight", x, weight);
    Channels.check(NAME, "bias", x, bias);
  }
}
