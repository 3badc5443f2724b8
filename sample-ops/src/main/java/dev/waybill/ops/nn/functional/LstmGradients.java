package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// The gradients that flow back through all steps of a long short-term memory.
///
/// @param projected by what each step was given, `[rows, 4 · hidden]`
/// @param states by the state behind each step, `[rows, state]`
/// @param h0 by the first states
/// @param c0 by the first memories
@Export("nn.functional.LstmGradients")
public record LstmGradients(Tensor projected, Tensor states, Tensor h0, Tensor c0)
    implements TensorTuple {

  @Override
  public List<Tensor> tensors() {
    return List.of(projected, states, h0, c0);
  }

  @Override
  public LstmGradients with(List<Tensor> tensors) {
    return new LstmGradients(tensors.get(0), tensors.get(1), tensors.get(2), tensors.get(3));
  }
}
