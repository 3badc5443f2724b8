package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// All steps of a gated recurrent unit, a row a sequence and step, in packed order.
///
/// @param output the states, `[rows, hidden]`
/// @param gates `r`, `z`, `n` and the third part of the state's product, to which `r` is applied,
///     beside each other, `[rows, 4 · hidden]`
@Export("nn.functional.GruSteps")
public record GruSteps(Tensor output, Tensor gates) implements TensorTuple {

  @Override
  public List<Tensor> tensors() {
    return List.of(output, gates);
  }

  @Override
  public GruSteps with(List<Tensor> tensors) {
    return new GruSteps(tensors.get(0), tensors.get(1));
  }
}
