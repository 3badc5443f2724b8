package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.maxPool2dIndices`.
public final class MaxPool2dIndicesSamples implements OpSamples {

  /// For the testkit.
  public MaxPool2dIndicesSamples() {}

  @Override
  public String op() {
    return "nn.functional.maxPool2dIndices";
  }

  @Override
  public List<Sample> samples() {
    return List.of(Sample.of("square", Sample.values(1, 2, 5, 7), new long[] {2}));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("rank", "[5]", Sample.values(5), new long[] {2}),
        ErrorSample.of("kernel", "kernelSize", Sample.values(1, 2, 3, 3), new long[] {0}));
  }
}
