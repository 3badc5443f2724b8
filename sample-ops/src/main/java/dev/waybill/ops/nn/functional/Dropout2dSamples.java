package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.dropout2d`.
public final class Dropout2dSamples implements OpSamples {

  /// For the testkit.
  public Dropout2dSamples() {}

  @Override
  public String op() {
    return "nn.functional.dropout2d";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("batch", Sample.values(2, 3, 2, 2), 7L),
        Sample.of("fewer axes", Sample.values(2, 3, 4), 7L, 0.2),
        Sample.of("evaluation", Sample.values(2, 3, 4), 7L, 0.2, false));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("rank", "3D or 4D", Sample.values(5), 7L),
        ErrorSample.of("probability", "argument p", Sample.values(2, 3, 2, 2), 7L, 1.5));
  }
}
