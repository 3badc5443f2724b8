package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.rnnCell`.
public final class RnnCellSamples implements OpSamples {

  /// For the testkit.
  public RnnCellSamples() {}

  @Override
  public String op() {
    return "nn.functional.rnnCell";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "batch",
            Sample.values(2, 3),
            Sample.values(2, 2),
            Sample.values(2, 3),
            Sample.values(2, 2)),
        Sample.of(
            "single",
            Sample.values(3),
            Sample.values(2),
            Sample.values(2, 3),
            Sample.values(2, 2),
            Sample.values(2),
            Sample.values(2),
            "tanh"));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "input",
            "inconsistent input size",
            Sample.values(2, 4),
            Sample.values(2, 2),
            Sample.values(2, 3),
            Sample.values(2, 2)),
        ErrorSample.of(
            "state",
            "state h",
            Sample.values(2, 3),
            Sample.values(3, 2),
            Sample.values(2, 3),
            Sample.values(2, 2)),
        ErrorSample.of(
            "rank",
            "1-D or 2-D",
            Sample.values(1, 2, 3),
            Sample.values(2, 2),
            Sample.values(2, 3),
            Sample.values(2, 2)));
  }
}
