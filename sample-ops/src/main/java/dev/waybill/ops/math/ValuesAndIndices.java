package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Elements of a tensor and where they stand along the axis that they were taken from.
///
/// @param values the elements
/// @param indices their places, `i64`, of the same shape
@Export("math.ValuesAndIndices")
public record ValuesAndIndices(Tensor values, Tensor indices) implements TensorTuple {

  @Override
  public List<Tensor> tensors() {
    return List.of(values, indices);
  }

  @Override
  public ValuesAndIndices with(List<Tensor> tensors) {
    return new ValuesAndIndices(tensors.get(0), tensors.get(1));
  }
}
