package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.softmin`.
public final class SoftminSamples implements OpSamples {

  /// For the testkit.
  public SoftminSamples() {}

  @Override
  public String op() {
    return "nn.functional.softmin";
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("axis", "dim", Sample.values(3), 1),
        ErrorSample.of("whole numbers", "found i32", Tensor.ones(DType.I32, 2), 0));
  }
}
