package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.constantPad`.
public final class ConstantPadSamples implements OpSamples {

  /// For the testkit.
  public ConstantPadSamples() {}

  @Override
  public String op() {
    return "nn.functional.constantPad";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("matrix", Sample.values(3, 5), new long[] {1, 2, 0, 1}, 2),
        Sample.of("cut", Sample.values(3, 5), new long[] {-1, 1}));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("widths", "argument pad", Sample.values(3, 5), new long[] {1}),
        ErrorSample.of(
            "crop", "length must be non-negative", Sample.values(3), new long[] {-2, -2}));
  }
}
