package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.lpPool1d`.
public final class LpPool1dSamples implements OpSamples {

  /// For the testkit.
  public LpPool1dSamples() {}

  @Override
  public String op() {
    return "nn.functional.lpPool1d";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("squares", Sample.positive(1, 2, 7), 2.0, new long[] {3}),
        Sample.of("cubes", Sample.positive(2, 8), 3.0, new long[] {3}, new long[] {2}, true));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("order", "normType", Sample.positive(1, 2, 3), 0.0, new long[] {2}),
        ErrorSample.of("rank", "2D or 3D", Sample.values(5), 2.0, new long[] {2}));
  }
}
