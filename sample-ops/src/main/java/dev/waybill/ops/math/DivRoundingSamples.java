package dev.waybill.ops.math;

import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `math.divRounding`.
public final class DivRoundingSamples implements OpSamples {

  /// For the testkit.
  public DivRoundingSamples() {}

  @Override
  public String op() {
    return "math.divRounding";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("floor", Sample.values(3, 5), Sample.positive(5), "floor"),
        Sample.of("trunc", Sample.values(7), Sample.positive(7), "trunc"));
  }
}
