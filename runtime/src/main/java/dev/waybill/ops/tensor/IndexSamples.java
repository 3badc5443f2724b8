package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `tensor.index`.
public final class IndexSamples implements OpSamples {

  /// For the testkit.
  public IndexSamples() {}

  @Override
  public String op() {
    return "tensor.index";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("rows", Sample.values(3, 5), List.of(Tensor.of(2L, 0L, 2L))),
        Sample.of(
            "pairs", Sample.values(3, 5), List.of(Tensor.of(2L, 0L, 2L), Tensor.of(4L, 0L, -1L))));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "index", "argument indices: index 9", Sample.values(3, 5), List.of(Tensor.of(9L))),
        ErrorSample.of(
            "dtype", "argument indices", Sample.values(3, 5), List.of(Sample.values(2))));
  }
}
