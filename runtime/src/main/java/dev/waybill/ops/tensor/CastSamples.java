package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import java.util.List;

/// Samples of `tensor.cast`.
public final class CastSamples implements OpSamples {

  /// For the testkit.
  public CastSamples() {}

  @Override
  public String op() {
    return "tensor.cast";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("whole", Sample.values(3, 5), DType.I32),
        Sample.of("same", Sample.values(7), DType.F64),
        Sample.of("truth", Sample.values(2, 3), DType.BOOL));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(ErrorSample.of("dtype", "argument dtype", Sample.values(3), "f7"));
  }
}
