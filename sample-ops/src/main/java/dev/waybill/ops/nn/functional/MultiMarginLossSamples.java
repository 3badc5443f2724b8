package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.multiMarginLoss`.
public final class MultiMarginLossSamples implements OpSamples {

  /// For the testkit.
  public MultiMarginLossSamples() {}

  @Override
  public String op() {
    return "nn.functional.multiMarginLoss";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("mean", Sample.values(3, 4), Tensor.of(0L, 3L, 1L)),
        Sample.of(
            "squares", Sample.values(2, 3), Tensor.of(2L, 1L), 2L, 0.7, Sample.positive(3), "none"),
        Sample.of("one", Sample.values(4), Tensor.scalar(2L)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("power", "p == 1", Sample.values(2, 3), Tensor.of(2L, 1L), 3L),
        ErrorSample.of("class", "target", Sample.values(2, 3), Tensor.of(2L, 3L)),
        ErrorSample.of("rank", "expected [batch, classes]", Sample.values(), Tensor.of(1L)));
  }
}
