package dev.waybill.ops.math;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.Tensor;
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

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("mode", "argument roundingMode", Sample.values(3), Sample.values(3), "up"),
        ErrorSample.of(
            "zero", "argument y: found a 0", Tensor.of(1L, 2L), Tensor.of(1L, 0L), "floor"));
  }
}
