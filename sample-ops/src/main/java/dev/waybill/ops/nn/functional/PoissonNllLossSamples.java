package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.poissonNllLoss`.
public final class PoissonNllLossSamples implements OpSamples {

  /// For the testkit.
  public PoissonNllLossSamples() {}

  @Override
  public String op() {
    return "nn.functional.poissonNllLoss";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("mean", Sample.values(3, 4), Sample.positive(3, 4)),
        Sample.of("rates", Sample.positive(3, 4), Sample.positive(4), false, true, 1e-3, "none"));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("shape", "[2]", Sample.values(3), Sample.values(2)),
        ErrorSample.of(
            "reduction",
            "reduction",
            Sample.values(2),
            Sample.values(2),
            true,
            false,
            1e-8,
            "most"));
  }
}
