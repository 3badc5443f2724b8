package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `tensor.where`.
public final class WhereSamples implements OpSamples {

  /// For the testkit.
  public WhereSamples() {}

  @Override
  public String op() {
    return "tensor.where";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("mask", Tensor.of(true, false, true), Sample.values(3), Sample.positive(2, 3)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "condition",
            "argument condition",
            Sample.values(3),
            Sample.values(3),
            Sample.values(3)),
        ErrorSample.of(
            "shapes", "4", Tensor.of(true, false, true), Sample.values(4), Sample.values(3)));
  }
}
