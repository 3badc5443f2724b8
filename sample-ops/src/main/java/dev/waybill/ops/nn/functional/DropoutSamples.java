package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.dropout`.
public final class DropoutSamples implements OpSamples {

  /// For the testkit.
  public DropoutSamples() {}

  @Override
  public String op() {
    return "nn.functional.dropout";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("half", Sample.values(3, 5), 7L, 0.5, true),
        Sample.of("evaluation", Sample.values(7), 7L, 0.5, false));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(ErrorSample.of("probability", "argument p", Sample.values(3), 7L, 1.5, true));
  }
}
