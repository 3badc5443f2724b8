package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.slice`.
public final class SliceSamples implements OpSamples {

  /// For the testkit.
  public SliceSamples() {}

  @Override
  public String op() {
    return "tensor.slice";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("steps", Sample.values(7, 3), 0, 1L, null, 2L),
        Sample.of("end", Sample.values(3, 5), 1, -3L, -1L));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("step", "argument step", Sample.values(3), 0, null, null, 0L),
        ErrorSample.of("scalar", "argument x", Sample.values()));
  }
}
