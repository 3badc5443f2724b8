package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.normalize`.
public final class NormalizeSamples implements OpSamples {

  /// For the testkit.
  public NormalizeSamples() {}

  @Override
  public String op() {
    return "nn.functional.normalize";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("columns", Sample.values(2, 3, 4)),
        Sample.of("cubes", Sample.values(5), 3.0, 0),
        Sample.of("short", Sample.values(5), 1.0, -1, 100.0));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("axis", "dim", Sample.values(3)),
        ErrorSample.of("whole numbers", "dtype i32", Tensor.ones(DType.I32, 2, 2)));
  }
}
