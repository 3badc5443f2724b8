package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.crossEntropy`.
public final class CrossEntropySamples implements OpSamples {

  /// For the testkit.
  public CrossEntropySamples() {}

  @Override
  public String op() {
    return "nn.functional.crossEntropy";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "classes",
            Sample.values(4, 3),
            Tensor.fromLongs(DType.I64, new long[] {0, 2, 1, 1}, 4),
            Sample.positive(3)),
        Sample.of("probabilities", Sample.values(2, 3), Sample.positive(2, 3)),
        Sample.of(
            "smoothed",
            Sample.values(2, 3),
            Tensor.fromLongs(DType.I64, new long[] {0, 2}, 2),
            null,
            -100L,
            "sum",
            0.25));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "reduction",
            "reduction",
            Sample.values(2, 3),
            Tensor.fromLongs(DType.I64, new long[] {0, 2}, 2),
            null,
            -100L,
            "most"),
        ErrorSample.of(
            "class",
            "target",
            Sample.values(2, 3),
            Tensor.fromLongs(DType.I64, new long[] {0, 7}, 2)));
  }
}
