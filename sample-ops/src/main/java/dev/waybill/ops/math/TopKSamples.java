package dev.waybill.ops.math;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `math.topK`.
public final class TopKSamples implements OpSamples {

  /// For the testkit.
  public TopKSamples() {}

  @Override
  public String op() {
    return "math.topK";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("largest", Sample.values(3, 7), 3L),
        Sample.of("smallest", Sample.values(7, 2), 2L, 0, false));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(ErrorSample.of("count", "argument k", Sample.values(3), 4, 0));
  }
}
