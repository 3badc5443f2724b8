package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.celu`.
public final class CeluSamples implements OpSamples {

  /// For the testkit.
  public CeluSamples() {}

  @Override
  public String op() {
    return "nn.functional.celu";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("bend", Sample.values(3, 5), 0.7),
        Sample.of("number", Sample.values()),
        Sample.of("empty", Sample.values(0, 2), 1.5));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(ErrorSample.of("zero", "alpha", Sample.values(3), 0.0));
  }
}
