package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.instanceNorm` as a layer: each channel of each example is normalised
/// by itself.
@Stateful
@Export("nn.InstanceNorm1d")
public final class InstanceNorm1d extends RunningStatistics {

  /// Makes the layer.
  ///
  /// @param features how many channels there are, from 1
  /// @param eps keeps constant channels finite
  /// @param momentum the part of a batch in the running statistics
  /// @param affine whether channels have a factor and a summand that are learnt
  /// @param trackRunningStats whether there are running statistics, which evaluation uses
  /// @param cumulative whether the running statistics are the means of all batches, whatever the
  ///   momentum is
  /// @throws dev.waybill.dispatch.WrongArgumentException if there are no features
  @Creator
  public InstanceNorm1d(
      long features,
      @Default("1e-5") double eps,
      @Default("0.1") double momentum,
      @Default("false") boolean affine,
      @Default("false") boolean trackRunningStats,
      @Default("false") boolean cumulative) {
    super(
        "nn.InstanceNorm1d", features, eps, momentum, affine, trackRunningStats, true, cumulative);
  }

  /// Makes the layer as PyTorch does by default.
  ///
  /// @param features how many channels there are, from 1
  public InstanceNorm1d(long features) {
    this(features, 1e-5, 0.1, false, false, false);
  }

  @Override
  protected Tensor forward(Tensor x) {
    checkRank("nn.InstanceNorm1d", x, 2, 3);
    boolean single = x.rank() == 2;
    Tensor batch = single ? x.unsqueeze(0) : x;
    checkFeatures("nn.InstanceNorm1d", batch);
    double part = nextMomentum();
    Tensor normal =
        Functional.instanceNorm(
            batch, runningMean, runningVar, weight, bias, usesArgument(), part, eps);
    return single ? normal.squeeze(0) : normal;
  }
}
