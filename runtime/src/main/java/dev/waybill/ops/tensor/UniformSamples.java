package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `tensor.uniform`.
public final class UniformSamples implements OpSamples {

  /// For the testkit.
  public UniformSamples() {}

  @Override
  public String op() {
    return "tensor.uniform";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("odd", Sample.values(3, 5), 7L),
        Sample.of("large seed", Sample.values(4), -0x123456789abcdefL),
        Sample.of("number", Sample.values(), 1L),
        Sample.of("empty", Sample.values(0, 2), 1L));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(ErrorSample.of("whole numbers", "dtype i32", Tensor.ones(DType.I32, 2), 7L));
  }
}
