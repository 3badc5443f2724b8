package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `tensor.indexAdd`.
public final class IndexAddSamples implements OpSamples {

  /// For the testkit.
  public IndexAddSamples() {}

  @Override
  public String op() {
    return "tensor.indexAdd";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("rows", Sample.values(3, 5), 0, Tensor.of(2L, 0L, 2L), Sample.positive(3, 5)),
        Sample.of(
            "scaled", Sample.values(2, 3), -1, Tensor.of(2L, 0L, 2L), Sample.positive(2, 3), 2));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "index",
            "argument index: index 9",
            Sample.values(3, 5),
            0,
            Tensor.of(9L),
            Sample.values(1, 5)),
        ErrorSample.of(
            "dtype", "argument index", Sample.values(3), 0, Sample.values(1), Sample.values(1)));
  }
}
