package dev.waybill.ops.math;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `math.clamp`.
public final class ClampSamples implements OpSamples {

  /// For the testkit.
  public ClampSamples() {}

  @Override
  public String op() {
    return "math.clamp";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("both", Sample.values(3, 5), -1.25, 1.25),
        Sample.of("below", Sample.values(37), 0.25),
        Sample.of("above", Sample.values(7), null, 0.25));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(ErrorSample.of("neither", "argument min", Sample.values(3), null, null));
  }
}
