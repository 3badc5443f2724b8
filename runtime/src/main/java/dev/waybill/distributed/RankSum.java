package dev.waybill.distributed;

import dev.waybill.autograd.Function;
import dev.waybill.autograd.FunctionContext;
import dev.waybill.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sum of a tensor over all ranks, with a gradient: what normalisation over the batches of all
/// ranks is made of.
///
/// ```java
/// Tensor mean = new RankSum(group).apply(x.sum(0)).div(samples);
/// ```
///
/// The gradient of the sum of all ranks' losses goes to each rank: the gradients are summed over
/// the ranks in turn, so all must run `backward` through the same calls.
public final class RankSum extends Function {
  private final ProcessGroup group;

  /// Makes the function.
  ///
  /// @param group the ranks
  public RankSum(ProcessGroup group) {
    this.group = group;
  }

  @Override
  protected List<Tensor> forward(FunctionContext context, List<Tensor> inputs) {
    return List.of(sum(inputs.getFirst()));
  }

  @Override
  protected List<@Nullable Tensor> backward(FunctionContext context, List<Tensor> gradients) {
    return List.of(sum(gradients.getFirst()));
  }

  private Tensor sum(Tensor given) {
    Tensor sum = given.contiguous().clone();
    group.allReduce(sum, ReduceOp.SUM).await();
    return sum;
  }
}
