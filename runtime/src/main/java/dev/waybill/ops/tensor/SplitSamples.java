package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.split`.
public final class SplitSamples implements OpSamples {

  /// For the testkit.
  public SplitSamples() {}

  @Override
  public String op() {
    return "tensor.split";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("uneven", Sample.values(7, 2), new long[] {3, 4}),
        Sample.of("columns", Sample.values(3, 5), new long[] {1, 0, 4}, 1));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("size", "argument size", Sample.values(4), new long[] {-1}),
        ErrorSample.of("sum", "argument size", Sample.values(4), new long[] {1, 2}));
  }
}
