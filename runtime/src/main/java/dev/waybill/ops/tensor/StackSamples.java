package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.stack`.
public final class StackSamples implements OpSamples {

  /// For the testkit.
  public StackSamples() {}

  @Override
  public String op() {
    return "tensor.stack";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("rows", List.of(Sample.values(3), Sample.positive(3)), 0),
        Sample.of("inner", List.of(Sample.values(2, 3), Sample.positive(2, 3)), -1));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("shapes", "[3]", List.of(Sample.values(2), Sample.values(3))),
        ErrorSample.of("nothing", "argument xs", List.of()));
  }
}
