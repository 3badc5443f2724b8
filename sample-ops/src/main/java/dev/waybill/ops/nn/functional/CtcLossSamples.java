package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.ctcLoss`.
public final class CtcLossSamples implements OpSamples {

  /// For the testkit.
  public CtcLossSamples() {}

  @Override
  public String op() {
    return "nn.functional.ctcLoss";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "mean",
            Sample.values(5, 2, 4),
            Tensor.fromArray(new long[] {1, 2, 3, 3, 0, 0}, 2, 3),
            Tensor.of(5L, 4L),
            Tensor.of(3L, 1L)),
        Sample.of(
            "alone",
            Sample.values(4, 3),
            Tensor.of(1L, 1L),
            Tensor.scalar(4L),
            Tensor.scalar(2L),
            0L,
            "none"),
        Sample.of(
            "no way",
            Sample.values(5, 2, 4),
            Tensor.fromArray(new long[] {1, 2, 3, 3, 0, 0}, 2, 3),
            Tensor.of(2L, 4L),
            Tensor.of(3L, 1L),
            0L,
            "sum",
            true));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "reduction",
            "reduction",
            Sample.values(5, 2, 4),
            Tensor.fromArray(new long[] {1, 2, 3, 3, 0, 0}, 2, 3),
            Tensor.of(5L, 4L),
            Tensor.of(3L, 1L),
            0L,
            "most"),
        ErrorSample.of(
            "lengths",
            "inputLengths",
            Sample.values(5, 2, 4),
            Tensor.fromArray(new long[] {1, 2, 3, 3, 0, 0}, 2, 3),
            Tensor.of(5L),
            Tensor.of(3L, 1L)),
        ErrorSample.of(
            "whole numbers",
            "dtype i32",
            Tensor.ones(DType.I32, 3, 1, 4),
            Tensor.of(1L),
            Tensor.of(3L),
            Tensor.of(1L)));
  }
}
