package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.expand`.
public final class ExpandSamples implements OpSamples {

  /// For the testkit.
  public ExpandSamples() {}

  @Override
  public String op() {
    return "tensor.expand";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("rows", Sample.values(1, 5), new long[] {3, 5}),
        Sample.of("new", Sample.values(3, 1), new long[] {2, 3, 7}),
        Sample.of("scalar", Sample.values(), new long[] {3}));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("length", "(4)", Sample.values(3), new long[] {4}),
        ErrorSample.of("rank", "[3]", Sample.values(2, 3), new long[] {3}));
  }
}
