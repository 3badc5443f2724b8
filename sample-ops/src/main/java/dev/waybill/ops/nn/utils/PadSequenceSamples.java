package dev.waybill.ops.nn.utils;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.utils.padSequence`.
public final class PadSequenceSamples implements OpSamples {

  /// For the testkit.
  public PadSequenceSamples() {}

  @Override
  public String op() {
    return "nn.utils.padSequence";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("right", List.of(Sample.values(3, 2), Sample.values(1, 2))),
        Sample.of("left", List.of(Sample.values(1), Sample.values(3)), true, 2.0, "left"));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("none", "found none", List.of()),
        ErrorSample.of("axes", "alike", List.of(Sample.values(2, 2), Sample.values(2, 3))),
        ErrorSample.of("side", "left or right", List.of(Sample.values(2)), true, 0.0, "up"));
  }
}
