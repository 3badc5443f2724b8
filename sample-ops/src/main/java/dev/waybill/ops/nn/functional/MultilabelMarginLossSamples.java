package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.multilabelMarginLoss`.
public final class MultilabelMarginLossSamples implements OpSamples {

  /// For the testkit.
  public MultilabelMarginLossSamples() {}

  @Override
  public String op() {
    return "nn.functional.multilabelMarginLoss";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "mean", Sample.values(2, 3), Tensor.fromArray(new long[] {2, -1, 0, 1, 0, -1}, 2, 3)),
        Sample.of("one", Sample.values(4), Tensor.of(3L, 0L, -1L, 1L), "none"));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "class", "expected -1 or a class, [0, 3)", Sample.values(3), Tensor.of(3L, -1L, -1L)),
        ErrorSample.of("shape", "target", Sample.values(3), Tensor.of(2L)),
        ErrorSample.of("rank", "expected [batch, classes]", Sample.values(), Tensor.scalar(1L)));
  }
}
