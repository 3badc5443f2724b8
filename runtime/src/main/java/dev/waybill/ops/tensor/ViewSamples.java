package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.view`.
public final class ViewSamples implements OpSamples {

  /// For the testkit.
  public ViewSamples() {}

  @Override
  public String op() {
    return "tensor.view";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("row", Sample.values(7), new long[] {1, 7}),
        Sample.of("inferred", Sample.values(6), new long[] {2, -1}));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("size", "'[5]'", Sample.values(2, 3), new long[] {5}),
        ErrorSample.of("two", "only one dimension", Sample.values(2, 3), new long[] {-1, -1}));
  }
}
