package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.roll`.
public final class RollSamples implements OpSamples {

  /// For the testkit.
  public RollSamples() {}

  @Override
  public String op() {
    return "tensor.roll";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("flat", Sample.values(3, 5), new long[] {2}),
        Sample.of("axes", Sample.values(3, 5), new long[] {1, -7}, new int[] {0, 1}));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "shifts", "argument shifts", Sample.values(3, 5), new long[] {1, 2}, new int[] {0}));
  }
}
