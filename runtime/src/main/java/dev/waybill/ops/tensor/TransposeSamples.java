package dev.waybill.ops.tensor;

import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.transpose`.
public final class TransposeSamples implements OpSamples {

  /// For the testkit.
  public TransposeSamples() {}

  @Override
  public String op() {
    return "tensor.transpose";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("matrix", Sample.values(3, 5), 0, 1),
        Sample.of("outer", Sample.values(2, 3, 5), 0, -1));
  }
}
