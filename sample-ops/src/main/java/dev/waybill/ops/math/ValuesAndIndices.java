package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;

/// Elements of a tensor and where they stand along the axis that they were taken from.
///
/// @param values the elements
/// @param indices their places, `i64`, of the same shape
@Export("math.ValuesAndIndices")
public record ValuesAndIndices(Tensor values, Tensor indices) implements TensorTuple {

  /// Puts gradients of values where the values were taken from, among zeros.
  static Tensor spread(Tensor values, int dim, Tensor indices, Tensor like) {
    Tensor zeros = Results.zeros(values, values.dtype(), like.shape());
    return TensorOps.scatterAdd(zeros, dim, indices, values);
  }

  @Override
  public List<Tensor> tensors() {
    return List.of(values, indices);
  }

  @Override
  public ValuesAndIndices with(List<Tensor> tensors) {
    return new ValuesAndIndices(tensors.get(0), tensors.get(1));
  }
}
