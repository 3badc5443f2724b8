package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.pad`.
public final class PadSamples implements OpSamples {

  /// For the testkit.
  public PadSamples() {}

  @Override
  public String op() {
    return "nn.functional.pad";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("constant", Sample.values(3, 5), new long[] {1, 2}, "constant", 0.5),
        Sample.of("reflect", Sample.values(1, 3, 5), new long[] {1, 2}, "reflect"),
        Sample.of("crop", Sample.values(3, 5), new long[] {-1, 2, 1, -1}));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("mode", "mode", Sample.values(1, 3, 5), new long[] {1, 2}, "mirror"),
        ErrorSample.of("widths", "pad", Sample.values(3, 5), new long[] {1}));
  }
}
