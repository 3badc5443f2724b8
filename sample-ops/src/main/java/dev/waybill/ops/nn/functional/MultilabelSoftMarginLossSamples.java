package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.multilabelSoftMarginLoss`.
public final class MultilabelSoftMarginLossSamples implements OpSamples {

  /// For the testkit.
  public MultilabelSoftMarginLossSamples() {}

  @Override
  public String op() {
    return "nn.functional.multilabelSoftMarginLoss";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("mean", Sample.values(3, 4), Sample.positive(3, 4)),
        Sample.of("each", Sample.values(2, 3), Sample.positive(2, 3), Sample.positive(3), "none"));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("shape", "[2]", Sample.values(3), Sample.values(2)),
        ErrorSample.of("no classes", "at least one class", Sample.values(), Sample.values()));
  }
}
