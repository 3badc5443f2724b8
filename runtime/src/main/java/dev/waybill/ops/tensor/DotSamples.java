package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `tensor.dot`.
public final class DotSamples implements OpSamples {

  /// For the testkit.
  public DotSamples() {}

  @Override
  public String op() {
    return "tensor.dot";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("short", Sample.values(5), Sample.positive(5)),
        Sample.of("long", Sample.values(70), Sample.positive(70)),
        Sample.of("nothing", Sample.values(0), Sample.values(0)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("matrix", "1D tensors expected", Sample.values(2, 3), Sample.values(3)),
        ErrorSample.of("lengths", "inconsistent tensor size", Sample.values(2), Sample.values(3)),
        ErrorSample.of("dtype", "argument y", Sample.values(2), Tensor.ones(DType.F32, 2)));
  }
}
