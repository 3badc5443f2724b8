package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// The gradients that flow back through all steps of a gated recurrent unit.
///
/// @param projected by what each step was given of the input, `[rows, 3 · hidden]`
/// @param products by the products of the states, `[rows, 3 · hidden]`
/// @param h0 by the first states
@Export("nn.functional.GruGradients")
public record GruGradients(Tensor projected, Tensor products, Tensor h0) implements TensorTuple {

  @Override
  public List<Tensor> tensors() {
    return List.of(projected, products, h0);
  }

  @Override
  public GruGradients with(List<Tensor> tensors) {
    return new GruGradients(tensors.get(0), tensors.get(1), tensors.get(2));
  }
}
