package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.batchNorm`.
public final class BatchNormSamples implements OpSamples {

  /// For the testkit.
  public BatchNormSamples() {}

  @Override
  public String op() {
    return "nn.functional.batchNorm";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "evaluation",
            Sample.values(4, 3),
            Sample.values(3),
            Sample.positive(3),
            Sample.positive(3),
            Sample.values(3)),
        Sample.of("images", Sample.values(2, 3, 2, 2), Sample.values(3), Sample.positive(3)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "channels", "runningMean", Sample.values(4, 3), Sample.values(2), Sample.positive(3)));
  }
}
