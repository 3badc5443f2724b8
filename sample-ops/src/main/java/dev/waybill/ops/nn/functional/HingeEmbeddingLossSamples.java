package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.hingeEmbeddingLoss`.
public final class HingeEmbeddingLossSamples implements OpSamples {

  /// For the testkit.
  public HingeEmbeddingLossSamples() {}

  @Override
  public String op() {
    return "nn.functional.hingeEmbeddingLoss";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("mean", Sample.values(4), Tensor.of(1L, -1L, -1L, 1L)),
        Sample.of("each", Sample.values(2, 3), Tensor.of(1L, -1L, 1L), 0.7, "none"));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("shape", "[2]", Sample.values(3), Tensor.of(1L, -1L)),
        ErrorSample.of(
            "reduction", "reduction", Sample.values(2), Tensor.of(1L, -1L), 1.0, "most"));
  }
}
