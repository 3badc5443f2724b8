package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.lstmCell`.
public final class LstmCellSamples implements OpSamples {

  /// For the testkit.
  public LstmCellSamples() {}

  @Override
  public String op() {
    return "nn.functional.lstmCell";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "batch",
            Sample.values(2, 3),
            Sample.values(2, 2),
            Sample.values(2, 2),
            Sample.values(8, 3),
            Sample.values(8, 2)),
        Sample.of(
            "single",
            Sample.values(3),
            Sample.values(2),
            Sample.values(2),
            Sample.values(8, 3),
            Sample.values(8, 2),
            Sample.values(8),
            Sample.values(8)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "input",
            "inconsistent input size",
            Sample.values(2, 4),
            Sample.values(2, 2),
            Sample.values(2, 2),
            Sample.values(8, 3),
            Sample.values(8, 2)),
        ErrorSample.of(
            "memory",
            "state c",
            Sample.values(2, 3),
            Sample.values(2, 2),
            Sample.values(3, 2),
            Sample.values(8, 3),
            Sample.values(8, 2)),
        ErrorSample.of(
            "bias",
            "biasIh must have shape [8]",
            Sample.values(2, 3),
            Sample.values(2, 2),
            Sample.values(2, 2),
            Sample.values(8, 3),
            Sample.values(8, 2),
            Sample.values(2),
            Sample.values(2)));
  }
}
