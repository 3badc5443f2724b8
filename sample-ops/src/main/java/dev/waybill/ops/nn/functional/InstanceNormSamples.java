package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.instanceNorm`.
public final class InstanceNormSamples implements OpSamples {

  /// For the testkit.
  public InstanceNormSamples() {}

  @Override
  public String op() {
    return "nn.functional.instanceNorm";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("plain", Sample.values(2, 3, 4)),
        Sample.of(
            "affine", Sample.values(2, 3, 2, 2), null, null, Sample.positive(3), Sample.values(3)),
        Sample.of(
            "statistics",
            Sample.values(2, 3, 4),
            Sample.values(3),
            Sample.positive(3),
            null,
            null,
            false));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("rank", "at least 3", Sample.values(2, 3)),
        ErrorSample.of("one", "more than 1 spatial", Sample.values(2, 3, 1)),
        ErrorSample.of(
            "missing", "runningMean", Sample.values(2, 3, 4), null, null, null, null, false));
  }
}
