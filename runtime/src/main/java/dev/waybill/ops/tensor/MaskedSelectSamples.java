package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `tensor.maskedSelect`.
public final class MaskedSelectSamples implements OpSamples {

  /// For the testkit.
  public MaskedSelectSamples() {}

  @Override
  public String op() {
    return "tensor.maskedSelect";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("row", Sample.values(2, 3), mask(3)),
        Sample.of("each", Sample.values(7), mask(7)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(ErrorSample.of("dtype", "mask", Sample.values(3), Sample.values(3)));
  }

  private static Tensor mask(int length) {
    Tensor mask = Tensor.empty(DType.BOOL, length);
    for (int i = 0; i < length; i += 2) {
      mask.booleanArray()[i] = true;
    }
    return mask;
  }
}
