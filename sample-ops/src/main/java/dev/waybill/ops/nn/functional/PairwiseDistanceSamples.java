package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.pairwiseDistance`.
public final class PairwiseDistanceSamples implements OpSamples {

  /// For the testkit.
  public PairwiseDistanceSamples() {}

  @Override
  public String op() {
    return "nn.functional.pairwiseDistance";
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("no axes", "without axes", Sample.values(), Sample.values()),
        ErrorSample.of("shape", "[2]", Sample.values(3), Sample.values(2)),
        ErrorSample.of(
            "whole numbers", "dtype", Tensor.ones(DType.I32, 2), Tensor.ones(DType.I32, 2)));
  }
}
