package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.sumTo`.
public final class SumToSamples implements OpSamples {

  /// For the testkit.
  public SumToSamples() {}

  @Override
  public String op() {
    return "tensor.sumTo";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("rows", Sample.values(3, 5), new long[] {1, 5}),
        Sample.of("all", Sample.values(2, 3), new long[] {}));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(ErrorSample.of("shape", "[4]", Sample.values(2, 3), new long[] {4}));
  }
}
