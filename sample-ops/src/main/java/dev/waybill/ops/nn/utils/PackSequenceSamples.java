package dev.waybill.ops.nn.utils;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.utils.packSequence`.
public final class PackSequenceSamples implements OpSamples {

  /// For the testkit.
  public PackSequenceSamples() {}

  @Override
  public String op() {
    return "nn.utils.packSequence";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("sorted", List.of(Sample.values(3, 2), Sample.values(1, 2))),
        Sample.of("unsorted", List.of(Sample.values(1), Sample.values(3)), false));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("order", "decreasing", List.of(Sample.values(1), Sample.values(3))),
        ErrorSample.of("none", "found none", List.of()),
        ErrorSample.of("axes", "alike", List.of(Sample.values(2, 2), Sample.values(2, 3))));
  }
}
