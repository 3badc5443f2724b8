package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `tensor.scatterAdd`.
public final class ScatterAddSamples implements OpSamples {

  /// For the testkit.
  public ScatterAddSamples() {}

  @Override
  public String op() {
    return "tensor.scatterAdd";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "rows",
            Sample.values(3, 3),
            0,
            Tensor.fromLongs(DType.I64, new long[] {0, 2, 1, 0, 2, 1}, 2, 3),
            Sample.positive(2, 3)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "index",
            "argument index: index 9",
            Sample.values(3),
            0,
            Tensor.of(9L),
            Sample.values(1)),
        ErrorSample.of(
            "dtype", "argument index", Sample.values(3), 0, Sample.values(1), Sample.values(1)));
  }
}
