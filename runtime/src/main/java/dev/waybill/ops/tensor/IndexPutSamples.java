package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `tensor.indexPut`.
public final class IndexPutSamples implements OpSamples {

  /// For the testkit.
  public IndexPutSamples() {}

  @Override
  public String op() {
    return "tensor.indexPut";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "pairs",
            Sample.values(3, 5),
            List.of(Tensor.of(2L, 0L), Tensor.of(4L, 0L)),
            Sample.positive(2)),
        Sample.of(
            "added",
            Sample.values(3, 5),
            List.of(Tensor.of(2L, 0L, 2L), Tensor.of(4L, 0L, 4L)),
            Sample.positive(3),
            true));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "index",
            "argument indices: index 9",
            Sample.values(3, 5),
            List.of(Tensor.of(9L)),
            Sample.values(5)),
        ErrorSample.of(
            "values", "[4]", Sample.values(3, 5), List.of(Tensor.of(1L)), Sample.values(4)));
  }
}
