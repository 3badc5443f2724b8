package dev.waybill.ops.nn;

import dev.waybill.annotations.Named;
import dev.waybill.annotations.Stateful;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.nn.Buffer;
import dev.waybill.nn.Layer;
import dev.waybill.nn.Parameter;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What layers have in common that normalise channels and remember statistics.
@Stateful
abstract class RunningStatistics extends Layer {
  final @Nullable Parameter weight;
  final @Nullable Parameter bias;

  @Named("running_mean")
  final @Nullable Buffer runningMean;

  @Named("running_var")
  final @Nullable Buffer runningVar;

  @Named("num_batches_tracked")
  final @Nullable Buffer numBatchesTracked;

  private final long features;
  final double eps;
  final double momentum;
  final boolean cumulative;

  RunningStatistics(
      String name,
      long features,
      double eps,
      double momentum,
      boolean affine,
      boolean trackRunningStats,
      boolean bias,
      boolean cumulative) {
    Initial.checkAtLeast(name, "features", features, 1);
    this.features = features;
    this.weight = affine ? Initial.ones(features) : null;
    this.bias = affine && bias ? Initial.zeros(features) : null;
    boolean tracks = trackRunningStats;
    this.runningMean = tracks ? new Buffer(Tensor.zeros(DType.F32, features)) : null;
    this.runningVar = tracks ? new Buffer(Tensor.ones(DType.F32, features)) : null;
    this.numBatchesTracked = tracks ? new Buffer(Tensor.zeros(DType.I64)) : null;
    this.eps = eps;
    this.momentum = momentum;
    this.cumulative = cumulative;
  }

  /// Returns the factors of the channels.
  ///
  /// @return `[features]`; `null` where there are none
  public final @Nullable Parameter weight() {
    return weight;
  }

  /// Returns the summands of the channels.
  ///
  /// @return `[features]`; `null` where there are none
  public final @Nullable Parameter bias() {
    return bias;
  }

  /// Returns the means so far.
  ///
  /// @return `[features]`; `null` where none are tracked
  public final @Nullable Buffer runningMean() {
    return runningMean;
  }

  /// Returns the variances so far.
  ///
  /// @return `[features]`; `null` where none are tracked
  public final @Nullable Buffer runningVar() {
    return runningVar;
  }

  /// Old states lack the count, which only cumulative statistics need.
  @Override
  protected final Set<String> optionalKeys() {
    return numBatchesTracked == null ? Set.of() : Set.of("num_batches_tracked");
  }

  /// Counts a batch in training, and returns the part of it in the statistics.
  final double nextMomentum() {
    if (!isTraining() || numBatchesTracked == null) {
      return momentum;
    }
    numBatchesTracked.add_(1);
    return cumulative ? 1.0 / numBatchesTracked.getLong() : momentum;
  }

  /// Returns whether the statistics are those of the argument.
  final boolean usesArgument() {
    return isTraining() || runningMean == null;
  }

  /// Refuses an argument of other channels, before anything is counted.
  final void checkFeatures(String name, Tensor x) {
    if (x.layout().shape(1) != features) {
      throw new ShapeException(
          name,
          "expected "
              + features
              + " channels, found x: "
              + x.layout().shapeText()
              + ", of "
              + x.layout().shape(1)
              + ".");
    }
  }

  static void checkRank(String name, Tensor x, int least, int most) {
    if (x.rank() < least || x.rank() > most) {
      throw new ShapeException(
          name,
          "x must have "
              + (least == most ? "" + least : least + " or " + most)
              + " dimensions, found "
              + x.layout().shapeText()
              + ".");
    }
  }

  @Override
  protected final String describe() {
    return "eps="
        + eps
        + ", momentum="
        + (cumulative ? "cumulative" : momentum)
        + (weight == null ? ", affine=false" : "")
        + (runningMean == null ? ", trackRunningStats=false" : "");
  }
}
