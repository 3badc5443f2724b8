package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.reshape`.
public final class ReshapeSamples implements OpSamples {

  /// For the testkit.
  public ReshapeSamples() {}

  @Override
  public String op() {
    return "tensor.reshape";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("matrix", Sample.values(6), new long[] {2, -1}),
        Sample.of("flat", Sample.values(2, 3, 5), new long[] {30}));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(ErrorSample.of("size", "[2, 3]", Sample.values(2, 3), new long[] {4}));
  }
}
