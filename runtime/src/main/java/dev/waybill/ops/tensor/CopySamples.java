package dev.waybill.ops.tensor;

import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.copy`.
public final class CopySamples implements OpSamples {

  /// For the testkit.
  public CopySamples() {}

  @Override
  public String op() {
    return "tensor.copy";
  }

  @Override
  public List<Sample> samples() {
    return List.of(Sample.of("broadcast", Sample.values(3, 5), Sample.positive(5)));
  }
}
