package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.conv2d`.
public final class Conv2dSamples implements OpSamples {

  /// For the testkit.
  public Conv2dSamples() {}

  @Override
  public String op() {
    return "nn.functional.conv2d";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("plain", Sample.values(1, 2, 4, 5), Sample.values(3, 2, 2, 2), Sample.values(3)),
        Sample.of(
            "steps",
            Sample.values(1, 4, 5, 5),
            Sample.values(2, 2, 3, 2),
            null,
            new long[] {2, 1},
            new long[] {1, 1},
            new long[] {1, 2},
            2L));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "channels", "[1, 2, 3, 3]", Sample.values(1, 2, 3, 3), Sample.values(1, 3, 2, 2)));
  }
}
