package dev.waybill.ops.tensor;

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
}
