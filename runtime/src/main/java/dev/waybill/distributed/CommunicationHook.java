package dev.waybill.distributed;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;

/// How the gradients of a bucket become their mean over the ranks. It must do the same collectives
/// on all ranks.
@FunctionalInterface
public interface CommunicationHook {

  /// Begins to reduce a bucket.
  ///
  /// @param gradients of one rank, of one dimension and one dtype; the mean in the end
  /// @param group the ranks
  /// @param divisor what the sum over the ranks is divided by
  /// @return leaves the mean in the gradients
  Reduction reduce(Tensor gradients, ProcessGroup group, double divisor);

  /// A bucket that is being reduced.
  ///
  /// @param work the last collective that it needs
  /// @param after what is done then, by the thread that waits
  record Reduction(Work work, Runnable after) {}

  /// Returns what is used where nothing else is said: one all-reduce in the dtype of the gradients.
  ///
  /// @return sums, then divides once
  static CommunicationHook allReduce() {
    return (gradients, group, divisor) -> {
      boolean isMean = divisor == group.size();
      Work work = group.allReduce(gradients, isMean ? ReduceOp.AVG : ReduceOp.SUM);
      return new Reduction(
          work,
          () -> {
            if (!isMean) {
              gradients.div_(divisor);
            }
          });
    };
  }

  /// Returns what sends half as many bytes of `f32`: gradients are divided, rounded to `f16`,
  /// summed as such, and widened again. Elements below 6e-8 are lost, and those above 65,504 are
  /// infinite.
  ///
  /// @return compresses
  static CommunicationHook fp16() {
    return (gradients, group, divisor) -> {
      Tensor halves = gradients.div(divisor).to(DType.F16);
      Work work = group.allReduce(halves, ReduceOp.SUM);
      return new Reduction(work, () -> gradients.copy_(halves));
    };
  }
}
