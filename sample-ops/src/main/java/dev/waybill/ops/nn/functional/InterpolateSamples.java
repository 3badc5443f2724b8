package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.interpolate`.
public final class InterpolateSamples implements OpSamples {

  /// For the testkit.
  public InterpolateSamples() {}

  @Override
  public String op() {
    return "nn.functional.interpolate";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("size", Sample.values(1, 2, 3, 5), new long[] {4, 7}),
        Sample.of("factor", Sample.values(1, 2, 3), null, new double[] {2.0}));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("nothing", "scaleFactor", Sample.values(1, 2, 3, 5)),
        ErrorSample.of(
            "mode", "mode", Sample.values(1, 2, 3, 5), new long[] {2, 2}, null, "cubes"));
  }
}
