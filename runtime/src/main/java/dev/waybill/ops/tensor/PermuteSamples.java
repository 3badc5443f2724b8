package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.permute`.
public final class PermuteSamples implements OpSamples {

  /// For the testkit.
  public PermuteSamples() {}

  @Override
  public String op() {
    return "tensor.permute";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("turn", Sample.values(2, 3, 5), new int[] {2, 0, 1}),
        Sample.of("back", Sample.values(3, 5), new int[] {-1, 0}));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("count", "argument dims", Sample.values(2, 3), new int[] {0}),
        ErrorSample.of("twice", "argument dims", Sample.values(2, 3), new int[] {0, 0}));
  }
}
