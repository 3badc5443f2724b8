package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.softshrink`.
public final class SoftshrinkSamples implements OpSamples {

  /// For the testkit.
  public SoftshrinkSamples() {}

  @Override
  public String op() {
    return "nn.functional.softshrink";
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(ErrorSample.of("negative", "lambd", Sample.values(3), -1.0));
  }
}
