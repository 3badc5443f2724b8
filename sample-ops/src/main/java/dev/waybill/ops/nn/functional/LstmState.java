package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// What a long short-term memory carries from a step to the next.
///
/// @param hidden the state, which is also the result of the step
/// @param cell the memory
@Export("nn.functional.LstmState")
public record LstmState(Tensor hidden, Tensor cell) implements TensorTuple {

  @Override
  public List<Tensor> tensors() {
    return List.of(hidden, cell);
  }

  @Override
  public LstmState with(List<Tensor> tensors) {
    return new LstmState(tensors.get(0), tensors.get(1));
  }
}
