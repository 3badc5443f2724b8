package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.maxPool2d`.
public final class MaxPool2dSamples implements OpSamples {

  /// For the testkit.
  public MaxPool2dSamples() {}

  @Override
  public String op() {
    return "nn.functional.maxPool2d";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("steps", Sample.values(1, 2, 5, 7), new long[] {2, 3}),
        Sample.of(
            "padding",
            Sample.values(2, 4, 4),
            new long[] {3, 3},
            new long[] {2, 2},
            new long[] {1, 1}));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("rank", "[5]", Sample.values(5), new long[] {2, 2}),
        ErrorSample.of("kernel", "kernel", Sample.values(1, 2, 3, 3), new long[] {0, 2}));
  }
}
