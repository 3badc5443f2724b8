package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.tripletMarginLoss`.
public final class TripletMarginLossSamples implements OpSamples {

  /// For the testkit.
  public TripletMarginLossSamples() {}

  @Override
  public String op() {
    return "nn.functional.tripletMarginLoss";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("mean", Sample.values(3, 4), Sample.positive(3, 4), Sample.positive(1, 4)),
        Sample.of(
            "each",
            Sample.values(4),
            Sample.positive(4),
            Sample.values(1),
            5.0,
            3.0,
            1e-6,
            true,
            "none"));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "margin", "margin", Sample.values(3), Sample.values(3), Sample.values(3), 0.0),
        ErrorSample.of(
            "rank", "same number", Sample.values(3), Sample.values(1, 3), Sample.values(3)),
        ErrorSample.of("shape", "[2]", Sample.values(3), Sample.values(3), Sample.values(2)));
  }
}
