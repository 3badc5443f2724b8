package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.convTranspose2d`.
public final class ConvTranspose2dSamples implements OpSamples {

  /// For the testkit.
  public ConvTranspose2dSamples() {}

  @Override
  public String op() {
    return "nn.functional.convTranspose2d";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("plain", Sample.values(1, 2, 3, 4), Sample.values(2, 3, 2, 2), Sample.values(3)),
        Sample.of(
            "steps",
            Sample.values(1, 2, 3, 3),
            Sample.values(2, 1, 3, 2),
            null,
            new long[] {2, 2},
            new long[] {1, 0}));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "channels", "[1, 2, 3, 3]", Sample.values(1, 2, 3, 3), Sample.values(3, 1, 2, 2)));
  }
}
