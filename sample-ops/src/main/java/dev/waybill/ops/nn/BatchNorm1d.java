package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.batchNorm` as a layer, for arguments `[batch, features]` or `[batch,
/// features, length]`.
///
/// In training it normalises by the batch and moves the running statistics, in evaluation by those.
/// `weight` begins with 1 and `bias` with 0, the means with 0 and the variances with 1.
@Stateful
@Export("nn.BatchNorm1d")
public final class BatchNorm1d extends RunningStatistics {

  /// Makes the layer.
  ///
  /// @param features how many channels there are, from 1
  /// @param eps keeps constant channels finite
  /// @param momentum the part of a batch in the running statistics
  /// @param affine whether channels have a factor and a summand that are learnt
  /// @param trackRunningStats whether there are running statistics; without, evaluation uses the
  ///   batch too
  /// @param bias whether there is a summand
  /// @param cumulative whether the running statistics are the means of all batches, whatever the
  ///   momentum is
  /// @throws dev.waybill.dispatch.WrongArgumentException if there are no features
  @Creator
  public BatchNorm1d(
      long features,
      @Default("1e-5") double eps,
      @Default("0.1") double momentum,
      @Default("true") boolean affine,
      @Default("true") boolean trackRunningStats,
      @Default("true") boolean bias,
      @Default("false") boolean cumulative) {
    super("nn.BatchNorm1d", features, eps, momentum, affine, trackRunningStats, bias, cumulative);
  }

  /// Makes the layer as PyTorch does by default.
  ///
  /// @param features how many channels there are, from 1
  public BatchNorm1d(long features) {
    this(features, 1e-5, 0.1, true, true, true, false);
  }

  @Override
  protected Tensor forward(Tensor x) {
    checkRank("nn.BatchNorm1d", x, 2, 3);
    checkFeatures("nn.BatchNorm1d", x);
    double part = nextMomentum();
    return Functional.batchNorm(
        x, runningMean, runningVar, weight, bias, usesArgument(), part, eps);
  }
}
