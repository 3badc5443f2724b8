package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.mm`.
public final class MmSamples implements OpSamples {

  /// For the testkit.
  public MmSamples() {}

  @Override
  public String op() {
    return "tensor.mm";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("tall", Sample.values(7, 3), Sample.positive(3, 2)),
        Sample.of("long sums", Sample.values(3, 37), Sample.values(37, 5)),
        Sample.of("empty sums", Sample.values(3, 0), Sample.values(0, 5)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(ErrorSample.of("inner", "3", Sample.values(2, 3), Sample.values(2, 3)));
  }
}
