package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.oneHot`.
public final class OneHotSamples implements OpSamples {

  /// For the testkit.
  public OneHotSamples() {}

  @Override
  public String op() {
    return "nn.functional.oneHot";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("classes", Tensor.of(2L, 0L, 1L), 5L),
        Sample.of("counted", Tensor.of(2L, 0L, 1L)));
  }

  @Override
  public boolean isShapeOfData() {
    return true;
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("class", "argument index", Tensor.of(3L), 2L),
        ErrorSample.of("negative", "argument index", Tensor.of(-1L)));
  }
}
