package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import java.util.List;

/// Samples of `tensor.to`.
public final class ToSamples implements OpSamples {

  /// For the testkit.
  public ToSamples() {}

  @Override
  public String op() {
    return "tensor.to";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("f64", Sample.values(3, 5), DType.F64),
        Sample.of("f32", Sample.values(3, 5), DType.F32));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(ErrorSample.of("dtype", "argument dtype", Sample.values(2), "f7"));
  }
}
