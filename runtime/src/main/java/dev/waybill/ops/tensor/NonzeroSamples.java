package dev.waybill.ops.tensor;

import dev.waybill.samples.OpSamples;

/// Samples of `tensor.nonzero`.
public final class NonzeroSamples implements OpSamples {

  /// For the testkit.
  public NonzeroSamples() {}

  @Override
  public String op() {
    return "tensor.nonzero";
  }

  @Override
  public boolean isShapeOfData() {
    return true;
  }
}
