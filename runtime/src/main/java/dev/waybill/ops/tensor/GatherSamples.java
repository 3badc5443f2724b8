package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `tensor.gather`.
public final class GatherSamples implements OpSamples {

  /// For the testkit.
  public GatherSamples() {}

  @Override
  public String op() {
    return "tensor.gather";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "rows",
            Sample.values(3, 5),
            0,
            Tensor.fromLongs(DType.I64, new long[] {0, 2, 1, 1, 0, 2}, 2, 3)),
        Sample.of(
            "columns",
            Sample.values(2, 5),
            -1,
            Tensor.fromLongs(DType.I64, new long[] {0, 2, 1, 1, 0, 2}, 2, 3)),
        Sample.of("nothing", Sample.values(3, 5), 0, Tensor.empty(DType.I64, 0, 3)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(ErrorSample.of("index", "index", Sample.values(3, 5), 0, Tensor.of(1.5, 2.5)));
  }
}
