package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.asStrided`.
public final class AsStridedSamples implements OpSamples {

  /// For the testkit.
  public AsStridedSamples() {}

  @Override
  public String op() {
    return "tensor.asStrided";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("diagonal", Sample.values(3, 3), new long[] {3}, new long[] {4}),
        Sample.of("windows", Sample.values(7), new long[] {3, 2}, new long[] {2, 1}, 1L));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("outside", "at least 9", Sample.values(8), new long[] {3}, new long[] {4}),
        ErrorSample.of(
            "negative", "Negative strides", Sample.values(8), new long[] {3}, new long[] {-1}));
  }

  @Override
  public boolean showsMemory() {
    return true;
  }
}
