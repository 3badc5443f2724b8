package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.convTranspose1d`.
public final class ConvTranspose1dSamples implements OpSamples {

  /// For the testkit.
  public ConvTranspose1dSamples() {}

  @Override
  public String op() {
    return "nn.functional.convTranspose1d";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("plain", Sample.values(1, 2, 4), Sample.values(2, 3, 2), Sample.values(3)),
        Sample.of(
            "steps",
            Sample.values(1, 2, 3),
            Sample.values(2, 1, 3),
            null,
            new long[] {2},
            new long[] {1},
            new long[] {1},
            2L));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("channels", "[1, 2, 3]", Sample.values(1, 2, 3), Sample.values(3, 1, 2)));
  }
}
