package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `tensor.maskedFill`.
public final class MaskedFillSamples implements OpSamples {

  /// For the testkit.
  public MaskedFillSamples() {}

  @Override
  public String op() {
    return "tensor.maskedFill";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "mask",
            Sample.values(3, 3),
            Tensor.of(true, false, true),
            Tensor.full(DType.F64, 2.25)),
        Sample.of(
            "all", Sample.values(7), Tensor.full(DType.BOOL, 1), Tensor.full(DType.F64, 2.25)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "mask", "argument mask", Sample.values(3), Sample.values(3), Sample.values()),
        ErrorSample.of(
            "value",
            "0-dimensional value",
            Sample.values(3),
            Tensor.of(true, false, true),
            Sample.values(3)));
  }
}
