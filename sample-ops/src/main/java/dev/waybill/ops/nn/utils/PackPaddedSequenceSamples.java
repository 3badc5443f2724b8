package dev.waybill.ops.nn.utils;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.utils.packPaddedSequence`.
public final class PackPaddedSequenceSamples implements OpSamples {

  /// For the testkit.
  public PackPaddedSequenceSamples() {}

  @Override
  public String op() {
    return "nn.utils.packPaddedSequence";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("sorted", Sample.values(3, 2, 2), new long[] {3, 2}),
        Sample.of("unsorted", Sample.values(3, 4), new long[] {2, 4, 1}, true, false));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("order", "decreasing", Sample.values(3, 2), new long[] {2, 3}),
        ErrorSample.of("count", "found 1 of them", Sample.values(3, 2), new long[] {2}),
        ErrorSample.of("long", "expected 1 to 3", Sample.values(3, 2), new long[] {4, 2}),
        ErrorSample.of("axes", "[steps, batch, ...]", Sample.values(3), new long[] {3}));
  }
}
