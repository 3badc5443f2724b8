package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.embeddingBag`.
public final class EmbeddingBagSamples implements OpSamples {

  /// For the testkit.
  public EmbeddingBagSamples() {}

  @Override
  public String op() {
    return "nn.functional.embeddingBag";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "mean",
            Tensor.fromLongs(DType.I64, new long[] {0, 2, 1, 1}, 2, 2),
            Sample.values(3, 5)),
        Sample.of(
            "sums",
            Tensor.fromLongs(DType.I64, new long[] {0, 2, 1, 1, 0}, 5),
            Sample.values(3, 2),
            Tensor.fromLongs(DType.I64, new long[] {0, 2}, 2),
            "sum",
            Sample.values(5)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "mode",
            "mode",
            Tensor.fromLongs(DType.I64, new long[] {0, 2, 1, 1}, 2, 2),
            Sample.values(3, 5),
            null,
            "median"),
        ErrorSample.of(
            "class",
            "index",
            Tensor.fromLongs(DType.I64, new long[] {0, 9}, 1, 2),
            Sample.values(3, 5)));
  }
}
