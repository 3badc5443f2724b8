package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.narrow`.
public final class NarrowSamples implements OpSamples {

  /// For the testkit.
  public NarrowSamples() {}

  @Override
  public String op() {
    return "tensor.narrow";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("inner", Sample.values(3, 5), 1, 1L, 3L),
        Sample.of("nothing", Sample.values(3, 5), 0, 3L, 0L));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(ErrorSample.of("length", "length", Sample.values(3, 5), 1, 3L, 3L));
  }
}
