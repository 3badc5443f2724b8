package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.unfold`.
public final class UnfoldSamples implements OpSamples {

  /// For the testkit.
  public UnfoldSamples() {}

  @Override
  public String op() {
    return "tensor.unfold";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("overlapping", Sample.values(7), 0, 3L, 2L),
        Sample.of("columns", Sample.values(2, 5), 1, 2L, 1L));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("size", "argument size", Sample.values(3), 0, 4L, 1L),
        ErrorSample.of("step", "argument step", Sample.values(3), 0, 2L, 0L));
  }
}
