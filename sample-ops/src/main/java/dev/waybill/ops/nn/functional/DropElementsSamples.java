package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.dropElements`.
public final class DropElementsSamples implements OpSamples {

  /// For the testkit.
  public DropElementsSamples() {}

  @Override
  public String op() {
    return "nn.functional.dropElements";
  }

  @Override
  public List<Sample> samples() {
    return List.of(Sample.of("half", Sample.values(3, 5), 7L, 0.5));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(ErrorSample.of("probability", "argument p", Sample.values(3), 7L, 1.5));
  }
}
