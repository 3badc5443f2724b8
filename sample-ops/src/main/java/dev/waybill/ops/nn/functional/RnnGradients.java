package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// The gradients that flow back through all steps of a recurrent net.
///
/// @param projected by what each step was given, `[rows, hidden]`
/// @param h0 by the first states
@Export("nn.functional.RnnGradients")
public record RnnGradients(Tensor projected, Tensor h0) implements TensorTuple {

  @Override
  public List<Tensor> tensors() {
    return List.of(projected, h0);
  }

  @Override
  public RnnGradients with(List<Tensor> tensors) {
    return new RnnGradients(tensors.get(0), tensors.get(1));
  }
}
