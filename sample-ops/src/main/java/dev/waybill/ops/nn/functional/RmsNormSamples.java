package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.rmsNorm`.
public final class RmsNormSamples implements OpSamples {

  /// For the testkit.
  public RmsNormSamples() {}

  @Override
  public String op() {
    return "nn.functional.rmsNorm";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("plain", Sample.values(3, 5), new long[] {5}),
        Sample.of("scaled", Sample.values(2, 3, 5), new long[] {5}, Sample.positive(5)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("shape", "[4]", Sample.values(2, 3), new long[] {4}),
        ErrorSample.of("nothing", "argument normalizedShape", Sample.values(2, 3), new long[] {}));
  }
}
