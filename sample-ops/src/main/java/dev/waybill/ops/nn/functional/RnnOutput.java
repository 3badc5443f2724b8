package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// What a recurrent net made of sequences.
///
/// @param output the states of the last layer at every step, both directions beside each other
/// @param hidden the states behind the last step, `[layers · directions, batch, hidden]`, layer by
///     layer
@Export("nn.functional.RnnOutput")
public record RnnOutput(Tensor output, Tensor hidden) implements TensorTuple {

  @Override
  public List<Tensor> tensors() {
    return List.of(output, hidden);
  }

  @Override
  public RnnOutput with(List<Tensor> tensors) {
    return new RnnOutput(tensors.get(0), tensors.get(1));
  }
}
