package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.restride`.
public final class RestrideSamples implements OpSamples {

  /// For the testkit.
  public RestrideSamples() {}

  @Override
  public String op() {
    return "tensor.restride";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("column order", Sample.values(3, 5), new long[] {1, 3}),
        Sample.of("gaps", Sample.values(2, 3), new long[] {7, 2}));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("count", "argument strides", Sample.values(2, 3), new long[] {1}),
        ErrorSample.of("negative", "argument strides", Sample.values(3), new long[] {-1}));
  }
}
