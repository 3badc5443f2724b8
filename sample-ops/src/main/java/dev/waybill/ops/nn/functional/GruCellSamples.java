package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.gruCell`.
public final class GruCellSamples implements OpSamples {

  /// For the testkit.
  public GruCellSamples() {}

  @Override
  public String op() {
    return "nn.functional.gruCell";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "batch",
            Sample.values(2, 3),
            Sample.values(2, 2),
            Sample.values(6, 3),
            Sample.values(6, 2)),
        Sample.of(
            "single",
            Sample.values(3),
            Sample.values(2),
            Sample.values(6, 3),
            Sample.values(6, 2),
            Sample.values(6),
            Sample.values(6)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "input",
            "inconsistent input size",
            Sample.values(2, 4),
            Sample.values(2, 2),
            Sample.values(6, 3),
            Sample.values(6, 2)),
        ErrorSample.of(
            "weights",
            "weightIh",
            Sample.values(2, 3),
            Sample.values(2, 2),
            Sample.values(4, 3),
            Sample.values(4, 2)));
  }
}
