package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.glu`.
public final class GluSamples implements OpSamples {

  /// For the testkit.
  public GluSamples() {}

  @Override
  public String op() {
    return "nn.functional.glu";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("last", Sample.values(3, 4)),
        Sample.of("first", Sample.values(2, 3), 0),
        Sample.of("empty", Sample.values(0, 2)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("odd", "dimension 1 is size 3", Sample.values(2, 3)),
        ErrorSample.of("no axes", "without axes", Sample.values()),
        ErrorSample.of("whole numbers", "dtype i32", Tensor.ones(DType.I32, 2)));
  }
}
