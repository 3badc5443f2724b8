package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.copy`.
public final class CopySamples implements OpSamples {

  /// For the testkit.
  public CopySamples() {}

  @Override
  public String op() {
    return "tensor.copy";
  }

  @Override
  public List<Sample> samples() {
    return List.of(Sample.of("broadcast", Sample.values(3, 5), Sample.positive(5)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(ErrorSample.of("rank", "[2, 3]", Sample.values(3), Sample.values(2, 3)));
  }
}
