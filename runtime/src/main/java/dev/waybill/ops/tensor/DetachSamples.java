package dev.waybill.ops.tensor;

import dev.waybill.samples.OpSamples;

/// Samples of `tensor.detach`.
public final class DetachSamples implements OpSamples {

  /// For the testkit.
  public DetachSamples() {}

  @Override
  public String op() {
    return "tensor.detach";
  }

  @Override
  public boolean isDifferentiable() {
    return false;
  }
}
