package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.ctcTerms`.
public final class CtcTermsSamples implements OpSamples {

  /// For the testkit.
  public CtcTermsSamples() {}

  @Override
  public String op() {
    return "nn.functional.ctcTerms";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "padded",
            Sample.values(5, 2, 4),
            Tensor.fromArray(new long[] {1, 2, 3, 3, 0, 0}, 2, 3),
            Tensor.of(5L, 4L),
            Tensor.of(3L, 1L)),
        Sample.of(
            "joined",
            Sample.values(5, 2, 4),
            Tensor.of(1L, 1L, 0L),
            Tensor.of(4L, 3L),
            Tensor.of(2L, 1L),
            3L),
        Sample.of(
            "no labels",
            Sample.values(3, 1, 4),
            Tensor.zeros(DType.I64, 1, 0),
            Tensor.of(2L),
            Tensor.of(0L)),
        Sample.of(
            "no items",
            Sample.values(3, 0, 4),
            Tensor.zeros(DType.I64, 0, 2),
            Tensor.zeros(DType.I64, 0),
            Tensor.zeros(DType.I64, 0)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "rank",
            "[time, batch, classes]",
            Sample.values(3, 4),
            Tensor.of(1L),
            Tensor.of(3L),
            Tensor.of(1L)),
        ErrorSample.of(
            "class",
            "found 4, expected a class",
            Sample.values(3, 1, 4),
            Tensor.of(4L),
            Tensor.of(3L),
            Tensor.of(1L)),
        ErrorSample.of(
            "steps",
            "found length 4 of item 0, expected 0 to 3",
            Sample.values(3, 1, 4),
            Tensor.of(1L),
            Tensor.of(4L),
            Tensor.of(1L)),
        ErrorSample.of(
            "sum",
            "the sum of targetLengths, 1",
            Sample.values(3, 1, 4),
            Tensor.of(1L, 2L),
            Tensor.of(3L),
            Tensor.of(1L)),
        ErrorSample.of(
            "blank",
            "label range",
            Sample.values(3, 1, 4),
            Tensor.of(1L),
            Tensor.of(3L),
            Tensor.of(1L),
            4L));
  }
}
