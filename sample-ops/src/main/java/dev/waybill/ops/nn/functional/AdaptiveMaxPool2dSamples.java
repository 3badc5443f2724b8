package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.adaptiveMaxPool2d`.
public final class AdaptiveMaxPool2dSamples implements OpSamples {

  /// For the testkit.
  public AdaptiveMaxPool2dSamples() {}

  @Override
  public String op() {
    return "nn.functional.adaptiveMaxPool2d";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("windows that overlap", Sample.values(2, 3, 5, 7), new long[] {2, 3}),
        Sample.of("one image", Sample.values(3, 4, 4), new long[] {1, 4}));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("rank", "[5]", Sample.values(5), new long[] {2, 2}),
        ErrorSample.of("size", "outputSize", Sample.values(1, 2, 3, 3), new long[] {2, -1}));
  }
}
