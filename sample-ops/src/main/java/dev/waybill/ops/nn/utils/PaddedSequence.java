package dev.waybill.ops.nn.utils;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Sequences of unequal length as one tensor.
///
/// @param data the elements, `[steps, batch, ...]` or `[batch, steps, ...]`
/// @param lengths how many steps each sequence has, `i64`, `[batch]`
@Export("nn.utils.PaddedSequence")
public record PaddedSequence(Tensor data, Tensor lengths) implements TensorTuple {

  @Override
  public List<Tensor> tensors() {
    return List.of(data, lengths);
  }

  @Override
  public PaddedSequence with(List<Tensor> tensors) {
    return new PaddedSequence(tensors.get(0), tensors.get(1));
  }
}
