package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.asStridedBackward`.
public final class AsStridedBackwardSamples implements OpSamples {

  /// For the testkit.
  public AsStridedBackwardSamples() {}

  @Override
  public String op() {
    return "tensor.asStridedBackward";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("overlapping", Sample.values(3, 3), new long[] {7}, new long[] {2, 1}, 0L));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "outside", "at least 9", Sample.values(3), new long[] {8}, new long[] {4}, 0L),
        ErrorSample.of(
            "strides", "expected 1", Sample.values(3), new long[] {8}, new long[] {4, 1}, 0L));
  }
}
