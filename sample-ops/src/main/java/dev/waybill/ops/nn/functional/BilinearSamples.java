package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.bilinear`.
public final class BilinearSamples implements OpSamples {

  /// For the testkit.
  public BilinearSamples() {}

  @Override
  public String op() {
    return "nn.functional.bilinear";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "rows",
            Sample.values(4, 2),
            Sample.values(4, 3),
            Sample.positive(5, 2, 3),
            Sample.values(5)),
        Sample.of("one", Sample.values(2), Sample.values(3), Sample.values(1, 2, 3)),
        Sample.of("axes", Sample.values(2, 3, 2), Sample.values(2, 3, 1), Sample.values(2, 2, 1)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "width", "in1", Sample.values(4, 3), Sample.values(4, 3), Sample.values(5, 2, 3)),
        ErrorSample.of(
            "bias",
            "bias",
            Sample.values(2),
            Sample.values(3),
            Sample.values(1, 2, 3),
            Sample.values(2)));
  }
}
