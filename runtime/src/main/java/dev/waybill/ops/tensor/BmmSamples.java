package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `tensor.bmm`.
public final class BmmSamples implements OpSamples {

  /// For the testkit.
  public BmmSamples() {}

  @Override
  public String op() {
    return "tensor.bmm";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("pair", Sample.values(2, 3, 5), Sample.positive(2, 5, 7)),
        Sample.of("nothing", Sample.values(0, 3, 5), Sample.values(0, 5, 2)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "rank", "found shape [2, 3] of x", Sample.values(2, 3), Sample.values(1, 3, 2)),
        ErrorSample.of(
            "batch",
            "found shapes [2, 3, 2] of x and [1, 2, 3] of y",
            Sample.values(2, 3, 2),
            Sample.values(1, 2, 3)),
        ErrorSample.of(
            "dtype", "argument y", Sample.values(1, 2, 2), Tensor.ones(DType.F32, 1, 2, 2)));
  }
}
