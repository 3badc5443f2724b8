package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.alphaDropout`.
public final class AlphaDropoutSamples implements OpSamples {

  /// For the testkit.
  public AlphaDropoutSamples() {}

  @Override
  public String op() {
    return "nn.functional.alphaDropout";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("half", Sample.values(3, 5), 7L, 0.5, true),
        Sample.of("all", Sample.values(3), 7L, 1.0, true),
        Sample.of("evaluation", Sample.values(3), 7L));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("probability", "argument p", Sample.values(3), 7L, 1.5),
        ErrorSample.of("whole numbers", "dtype i32", Tensor.ones(DType.I32, 2), 7L));
  }
}
