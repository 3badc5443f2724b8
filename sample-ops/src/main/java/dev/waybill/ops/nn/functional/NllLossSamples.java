package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.nllLoss`.
public final class NllLossSamples implements OpSamples {

  /// For the testkit.
  public NllLossSamples() {}

  @Override
  public String op() {
    return "nn.functional.nllLoss";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "mean",
            Sample.values(4, 3),
            Tensor.fromLongs(DType.I64, new long[] {0, 2, 1, 1}, 4),
            Sample.positive(3)),
        Sample.of(
            "each",
            Sample.values(2, 3, 2),
            Tensor.fromLongs(DType.I64, new long[] {0, 2, 1, 1}, 2, 2),
            null,
            -100L,
            "none"));
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
