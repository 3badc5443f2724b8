package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.unreduce`.
public final class UnreduceSamples implements OpSamples {

  /// For the testkit.
  public UnreduceSamples() {}

  @Override
  public String op() {
    return "tensor.unreduce";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("rows", Sample.values(3), 2, new int[] {0}),
        Sample.of("all", Sample.values(), 3),
        Sample.of("kept", Sample.values(3, 1), 2, new int[] {1}, true));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(ErrorSample.of("rank", "argument rank", Sample.values(3), 3, new int[] {0}));
  }
}
