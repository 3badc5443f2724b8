package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.mv`.
public final class MvSamples implements OpSamples {

  /// For the testkit.
  public MvSamples() {}

  @Override
  public String op() {
    return "tensor.mv";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("tall", Sample.values(5, 3), Sample.values(3)),
        Sample.of("empty sums", Sample.values(2, 0), Sample.values(0)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(ErrorSample.of("inner", "vec (3)", Sample.values(2, 4), Sample.values(3)));
  }
}
