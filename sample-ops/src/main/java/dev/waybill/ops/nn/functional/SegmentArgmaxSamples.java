package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.segmentArgmax`.
public final class SegmentArgmaxSamples implements OpSamples {

  /// For the testkit.
  public SegmentArgmaxSamples() {}

  @Override
  public String op() {
    return "nn.functional.segmentArgmax";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("gap", Sample.values(4, 3), Tensor.of(0L, 2L, 0L, 2L), 3L),
        Sample.of(
            "equals",
            Tensor.fromArray(new double[] {0, 7, -0.0, 7, 0, Double.NaN, 1, Double.NaN}, 4, 2),
            Tensor.of(1L, 1L, 1L, 0L),
            2L),
        Sample.of("noRows", Sample.values(0, 3), Tensor.zeros(DType.I64, 0), 2L));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("shape", "expected [n, width] and [n]", Sample.values(4), Tensor.of(0L), 1L),
        ErrorSample.of(
            "group",
            "found group 2, expected one of [0, 2)",
            Sample.values(1, 3),
            Tensor.of(2L),
            2L));
  }
}
