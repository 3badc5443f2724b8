package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.rrelu`.
public final class RreluSamples implements OpSamples {

  /// For the testkit.
  public RreluSamples() {}

  @Override
  public String op() {
    return "nn.functional.rrelu";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("mean", Sample.values(3, 5), 7L),
        Sample.of("random", Sample.values(3, 5), 7L, 0.1, 0.4, true),
        Sample.of("number", Sample.values(), 1L, 0.1, 0.4, true),
        Sample.of("empty", Sample.values(0, 2), 1L, 0.1, 0.4, true));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("order", "lower 1.0 and upper 0.5", Sample.values(3), 7L, 1.0, 0.5),
        ErrorSample.of("whole numbers", "dtype i32", Tensor.ones(DType.I32, 2), 7L));
  }
}
