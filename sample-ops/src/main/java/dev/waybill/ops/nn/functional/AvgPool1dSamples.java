package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.avgPool1d`.
public final class AvgPool1dSamples implements OpSamples {

  /// For the testkit.
  public AvgPool1dSamples() {}

  @Override
  public String op() {
    return "nn.functional.avgPool1d";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("steps", Sample.values(1, 2, 7), new long[] {3}),
        Sample.of(
            "padding",
            Sample.values(2, 8),
            new long[] {3},
            new long[] {2},
            new long[] {1},
            true,
            false));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("rank", "2D or 3D", Sample.values(5), new long[] {2}),
        ErrorSample.of(
            "padding", "half", Sample.values(1, 2, 3), new long[] {2}, null, new long[] {2}));
  }
}
