package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `tensor.indexSelect`.
public final class IndexSelectSamples implements OpSamples {

  /// For the testkit.
  public IndexSelectSamples() {}

  @Override
  public String op() {
    return "tensor.indexSelect";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("rows", Sample.values(3, 5), 0, Tensor.of(2L, 0L, 2L)),
        Sample.of("columns", Sample.values(2, 3, 5), 2, Tensor.of(2L, 0L, 2L)),
        Sample.of("nothing", Sample.values(3, 5), 0, Tensor.empty(DType.I64, 0)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("index", "argument index: index 9", Sample.values(3, 5), 0, Tensor.of(9L)),
        ErrorSample.of("dtype", "argument index", Sample.values(3), 0, Sample.values(1)));
  }
}
