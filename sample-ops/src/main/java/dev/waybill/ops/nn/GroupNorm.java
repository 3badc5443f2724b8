package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.nn.Layer;
import dev.waybill.nn.Parameter;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.groupNorm` as a layer. `weight` begins with 1 and `bias` with 0.
@Stateful
@Export("nn.GroupNorm")
public final class GroupNorm extends Layer {
  private final long groups;
  private final double eps;
  private final @Nullable Parameter weight;
  private final @Nullable Parameter bias;

  /// Makes the layer.
  ///
  /// @param groups into how many parts channels are divided, from 1
  /// @param channels how many there are, a multiple of `groups`
  /// @param eps keeps constant groups finite
  /// @param affine whether channels have a factor and a summand that are learnt
  /// @param bias whether there is a summand
  /// @throws WrongArgumentException if `groups` does not divide `channels`
  @Creator
  public GroupNorm(
      long groups,
      long channels,
      @Default("1e-5") double eps,
      @Default("true") boolean affine,
      @Default("true") boolean bias) {
    Initial.checkAtLeast("nn.GroupNorm", "groups", groups, 1);
    if (channels % groups != 0) {
      throw new WrongArgumentException(
          "nn.GroupNorm",
          "channels",
          "must be divisible by groups, found " + channels + " and " + groups + ".");
    }
    this.groups = groups;
    this.eps = eps;
    this.weight = affine ? Initial.ones(channels) : null;
    this.bias = affine && bias ? Initial.zeros(channels) : null;
  }

  /// Makes the layer as PyTorch does by default.
  ///
  /// @param groups into how many parts channels are divided, from 1
  /// @param channels how many there are, a multiple of `groups`
  public GroupNorm(long groups, long channels) {
    this(groups, channels, 1e-5, true, true);
  }

  /// Returns the factors.
  ///
  /// @return one a channel; `null` where there are none
  public @Nullable Parameter weight() {
    return weight;
  }

  /// Returns the summands.
  ///
  /// @return one a channel; `null` where there are none
  public @Nullable Parameter bias() {
    return bias;
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.groupNorm(x, groups, weight, bias, eps);
  }

  @Override
  protected String describe() {
    return "groups=" + groups + ", eps=" + eps;
  }
}
