package dev.waybill.ops.tensor;

import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.bmm`.
public final class BmmSamples implements OpSamples {

  /// For the testkit.
  public BmmSamples() {}

  @Override
  public String op() {
    return "tensor.bmm";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("pair", Sample.values(2, 3, 5), Sample.positive(2, 5, 7)),
        Sample.of("nothing", Sample.values(0, 3, 5), Sample.values(0, 5, 2)));
  }
}
