package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.select`.
public final class SelectSamples implements OpSamples {

  /// For the testkit.
  public SelectSamples() {}

  @Override
  public String op() {
    return "tensor.select";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("row", Sample.values(3, 5), 0, 2L),
        Sample.of("column", Sample.values(2, 3, 5), -1, -2L));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("index", "argument index: index 5", Sample.values(3), 0, 5L),
        ErrorSample.of("scalar", "argument x", Sample.values(), 0, 0L));
  }
}
