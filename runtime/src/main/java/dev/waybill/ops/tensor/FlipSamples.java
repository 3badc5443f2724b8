package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.flip`.
public final class FlipSamples implements OpSamples {

  /// For the testkit.
  public FlipSamples() {}

  @Override
  public String op() {
    return "tensor.flip";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("both", Sample.values(3, 5), new int[] {0, 1}),
        Sample.of("last", Sample.values(2, 3, 5), new int[] {-1}));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("twice", "argument dims", Sample.values(2, 3), new int[] {0, -2}));
  }
}
