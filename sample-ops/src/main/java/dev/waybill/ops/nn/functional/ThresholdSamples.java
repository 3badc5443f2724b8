package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.threshold`.
public final class ThresholdSamples implements OpSamples {

  /// For the testkit.
  public ThresholdSamples() {}

  @Override
  public String op() {
    return "nn.functional.threshold";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("both sides", Sample.values(3, 5), 0.1, -7.0),
        Sample.of("number", Sample.values(), 0.1, 20.0),
        Sample.of("empty", Sample.values(0, 2), 0.1, 20.0));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("whole numbers", "dtype i32", Tensor.ones(DType.I32, 2), 1.0, 2.0));
  }
}
