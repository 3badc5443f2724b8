package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.layerNormBackward`.
public final class LayerNormBackwardSamples implements OpSamples {

  /// For the testkit.
  public LayerNormBackwardSamples() {}

  @Override
  public String op() {
    return LayerNormBackward.NAME;
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("plain", Sample.positive(3, 5), Sample.values(3, 5), new long[] {5}),
        Sample.of(
            "scaled",
            Sample.positive(2, 3, 5),
            Sample.values(2, 3, 5),
            new long[] {3, 5},
            Sample.positive(3, 5)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("gradient", "gy", Sample.values(2, 4), Sample.values(2, 3), new long[] {3}),
        ErrorSample.of("shape", "[4]", Sample.values(2, 3), Sample.values(2, 3), new long[] {4}));
  }
}
