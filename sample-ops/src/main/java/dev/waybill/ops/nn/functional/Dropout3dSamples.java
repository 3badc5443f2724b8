package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.dropout3d`.
public final class Dropout3dSamples implements OpSamples {

  /// For the testkit.
  public Dropout3dSamples() {}

  @Override
  public String op() {
    return "nn.functional.dropout3d";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("batch", Sample.values(2, 3, 2, 2, 1), 7L),
        Sample.of("fewer axes", Sample.values(3, 2, 2, 1), 7L, 0.2),
        Sample.of("evaluation", Sample.values(3, 2, 2, 1), 7L, 0.2, false));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("rank", "4D or 5D", Sample.values(5, 2), 7L),
        ErrorSample.of("probability", "argument p", Sample.values(2, 3, 2, 2, 1), 7L, 1.5));
  }
}
