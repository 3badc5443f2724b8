package dev.waybill.ops.search;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// The best documents of a query, best first.
///
/// @param docs their numbers: i32, `[found]`
/// @param scores their scores: f32, `[found]`
@Export("search.TopDocs")
public record TopDocs(Tensor docs, Tensor scores) implements TensorTuple {

  @Override
  public List<Tensor> tensors() {
    return List.of(docs, scores);
  }

  @Override
  public TopDocs with(List<Tensor> tensors) {
    return new TopDocs(tensors.get(0), tensors.get(1));
  }
}
