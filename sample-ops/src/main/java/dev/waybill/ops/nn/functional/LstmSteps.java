package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// All steps of a long short-term memory, a row a sequence and step, in packed order.
///
/// @param output the states, `[rows, state]`
/// @param cells the memories, `[rows, hidden]`
/// @param gates `σ(i)`, `σ(f)`, `tanh(g)` and `σ(o)` beside each other, `[rows, 4 · hidden]`
@Export("nn.functional.LstmSteps")
public record LstmSteps(Tensor output, Tensor cells, Tensor gates) implements TensorTuple {

  @Override
  public List<Tensor> tensors() {
    return List.of(output, cells, gates);
  }

  @Override
  public LstmSteps with(List<Tensor> tensors) {
    return new LstmSteps(tensors.get(0), tensors.get(1), tensors.get(2));
  }
}
