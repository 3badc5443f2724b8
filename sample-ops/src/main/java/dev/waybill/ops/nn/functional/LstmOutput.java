package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// What a long short-term memory made of sequences.
///
/// @param output the states of the last layer at every step, both directions beside each other
/// @param hidden the states behind the last step, `[layers · directions, batch, state]`, layer by
///     layer
/// @param cell the memories behind the last step, `[layers · directions, batch, hidden]`
@Export("nn.functional.LstmOutput")
public record LstmOutput(Tensor output, Tensor hidden, Tensor cell) implements TensorTuple {

  @Override
  public List<Tensor> tensors() {
    return List.of(output, hidden, cell);
  }

  @Override
  public LstmOutput with(List<Tensor> tensors) {
    return new LstmOutput(tensors.get(0), tensors.get(1), tensors.get(2));
  }
}
