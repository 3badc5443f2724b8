package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.lpPool2d`.
public final class LpPool2dSamples implements OpSamples {

  /// For the testkit.
  public LpPool2dSamples() {}

  @Override
  public String op() {
    return "nn.functional.lpPool2d";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("squares", Sample.positive(1, 2, 5, 7), 2.0, new long[] {2, 3}),
        Sample.of("cubes", Sample.positive(2, 4, 4), 3.0, new long[] {3}, new long[] {2}, true));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("order", "normType", Sample.positive(1, 2, 3), 0.0, new long[] {2}),
        ErrorSample.of("rank", "3D or 4D", Sample.values(5), 2.0, new long[] {2}));
  }
}
