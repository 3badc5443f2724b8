package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.cosineEmbeddingLoss`.
public final class CosineEmbeddingLossSamples implements OpSamples {

  /// For the testkit.
  public CosineEmbeddingLossSamples() {}

  @Override
  public String op() {
    return "nn.functional.cosineEmbeddingLoss";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("mean", Sample.values(3, 4), Sample.positive(3, 4), Tensor.of(1L, -1L, 0L)),
        Sample.of("one", Sample.values(5), Sample.positive(5), Tensor.scalar(1L), 0.2, "none"));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("rank", "2D vectors", Sample.values(3), Sample.values(3), Tensor.of(1L)),
        ErrorSample.of(
            "count",
            "one target a pair",
            Sample.values(3, 2),
            Sample.values(3, 2),
            Tensor.of(1L, 1L)));
  }
}
