package dev.waybill.ops.training;

import dev.waybill.annotations.Named;
import dev.waybill.annotations.Stateful;
import dev.waybill.autograd.Autograd;
import dev.waybill.distributed.ProcessGroup;
import dev.waybill.distributed.RankSum;
import dev.waybill.nn.Buffer;
import dev.waybill.nn.Layer;
import dev.waybill.nn.Parameter;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;

/// Normalises by the statistics of the batches of all ranks: what [RankSum] is for.
@Stateful
final class NormOverRanks extends Layer {
  private static final double EPS = 1e-5;
  private static final double MOMENTUM = 0.1;

  final Parameter weight;
  final Parameter bias;

  @Named("running_mean")
  final Buffer runningMean;

  @Named("running_var")
  final Buffer runningVar;

  @Named("num_batches_tracked")
  final Buffer batches = new Buffer(Tensor.zeros(DType.I64));

  private final transient ProcessGroup group;

  NormOverRanks(long features, ProcessGroup group) {
    this.group = group;
    weight = new Parameter(Tensor.ones(DType.F32, features));
    bias = new Parameter(Tensor.zeros(DType.F32, features));
    runningMean = new Buffer(Tensor.zeros(DType.F32, features));
    runningVar = new Buffer(Tensor.ones(DType.F32, features));
  }

  @Override
  protected Tensor forward(Tensor x) {
    double count = (double) x.shape()[0] * group.size();
    Tensor mean = new RankSum(group).apply(rows(x)).div(count);
    Tensor centred = x.sub(mean);
    Tensor variance = new RankSum(group).apply(rows(centred.mul(centred))).div(count);
    Autograd.noGrad(
        () -> {
          batches.add_(1);
          move(runningMean, mean);
          move(runningVar, variance.mul(count / (count - 1)));
        });
    return centred.div(variance.add(EPS).sqrt()).mul(weight).add(bias);
  }

  private static Tensor rows(Tensor x) {
    return x.sum(0);
  }

  private static void move(Buffer running, Tensor now) {
    running.mul_(1 - MOMENTUM).add_(now.detach().mul(MOMENTUM));
  }
}
