package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.softMarginLoss`.
public final class SoftMarginLossSamples implements OpSamples {

  /// For the testkit.
  public SoftMarginLossSamples() {}

  @Override
  public String op() {
    return "nn.functional.softMarginLoss";
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("shape", "[2]", Sample.values(3), Sample.values(2)),
        ErrorSample.of("reduction", "reduction", Sample.values(2), Sample.values(2), "most"),
        ErrorSample.of(
            "whole numbers", "dtype", Tensor.ones(DType.I32, 2), Tensor.ones(DType.I32, 2)));
  }
}
