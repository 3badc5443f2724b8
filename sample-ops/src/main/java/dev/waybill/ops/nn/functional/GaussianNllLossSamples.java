package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.gaussianNllLoss`.
public final class GaussianNllLossSamples implements OpSamples {

  /// For the testkit.
  public GaussianNllLossSamples() {}

  @Override
  public String op() {
    return "nn.functional.gaussianNllLoss";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("mean", Sample.values(3, 4), Sample.positive(3, 4), Sample.positive(3, 4)),
        Sample.of(
            "rows",
            Sample.values(3, 4),
            Sample.positive(4),
            Sample.positive(3),
            true,
            1e-6,
            "none"),
        Sample.of("shared", Sample.values(3, 4), Sample.positive(4), Sample.positive(3, 1)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("shape", "variance", Sample.values(3), Sample.values(3), Sample.positive(2)),
        ErrorSample.of("negative", "negative", Tensor.of(1.0), Tensor.of(1.0), Tensor.of(-1.0)),
        ErrorSample.of(
            "eps", "eps", Sample.values(3), Sample.values(3), Sample.positive(3), false, 0.0));
  }
}
