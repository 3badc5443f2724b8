package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.cosineSimilarity`.
public final class CosineSimilaritySamples implements OpSamples {

  /// For the testkit.
  public CosineSimilaritySamples() {}

  @Override
  public String op() {
    return "nn.functional.cosineSimilarity";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("columns", Sample.values(2, 3, 4), Sample.positive(2, 3, 4)),
        Sample.of("broadcast", Sample.values(2, 3), Sample.positive(3), -1),
        Sample.of("one", Sample.values(5), Sample.positive(5), 0, 0.5));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("axis", "dim", Sample.values(3), Sample.values(3)),
        ErrorSample.of("shape", "[2]", Sample.values(3), Sample.values(2), 0));
  }
}
