package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.embedding`.
public final class EmbeddingSamples implements OpSamples {

  /// For the testkit.
  public EmbeddingSamples() {}

  @Override
  public String op() {
    return "nn.functional.embedding";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("rows", Tensor.of(2L, 0L, 2L), Sample.values(3, 5)),
        Sample.of(
            "matrix",
            Tensor.fromLongs(DType.I64, new long[] {0, 2, 1, 1}, 2, 2),
            Sample.values(3, 2)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("class", "argument index", Tensor.of(9L), Sample.values(3, 5)),
        ErrorSample.of("rank", "weight", Tensor.of(0L), Sample.values(3)));
  }
}
