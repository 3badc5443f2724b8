package dev.waybill.ops.math;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `math.clampBetween`.
public final class ClampBetweenSamples implements OpSamples {

  /// For the testkit.
  public ClampBetweenSamples() {}

  @Override
  public String op() {
    return "math.clampBetween";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("both", Sample.values(3, 5), Sample.values(5), Sample.positive(3, 1)),
        Sample.of("below", Sample.values(7), Sample.positive(7)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("shapes", "4", Sample.values(3), Sample.values(4), Sample.values(3)));
  }
}
