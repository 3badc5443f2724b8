package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What attention made of its queries.
///
/// @param output of the shape of the queries
/// @param weights what each query took of each key: `[batch, target, source]` where they are the
///     mean over the heads, `[batch, heads, target, source]` otherwise, without the axis of a batch
///     that there is not; `null` where they were not asked for
@Export("nn.functional.AttentionOutput")
public record AttentionOutput(Tensor output, @Nullable Tensor weights) implements TensorTuple {

  @Override
  public List<Tensor> tensors() {
    return weights == null ? List.of(output) : List.of(output, weights);
  }

  @Override
  public AttentionOutput with(List<Tensor> tensors) {
    return new AttentionOutput(tensors.get(0), tensors.size() == 1 ? null : tensors.get(1));
  }
}
