package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `tensor.sub`.
public final class SubSamples implements OpSamples {

  /// For the testkit.
  public SubSamples() {}

  @Override
  public String op() {
    return "tensor.sub";
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("bool", "two bool tensors", Tensor.of(true, false), Tensor.of(true, true)));
  }
}
