package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.cat`.
public final class CatSamples implements OpSamples {

  /// For the testkit.
  public CatSamples() {}

  @Override
  public String op() {
    return "tensor.cat";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("rows", List.of(Sample.values(3, 5), Sample.positive(1, 5))),
        Sample.of(
            "columns",
            List.of(Sample.values(3, 2), Sample.positive(3, 4), Sample.values(3, 0)),
            -1));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("nothing", "argument xs", List.of(), 0),
        ErrorSample.of("shapes", "[2, 3]", List.of(Sample.values(2, 3), Sample.values(2, 4)), 0),
        ErrorSample.of("scalar", "position 0", List.of(Sample.values(), Sample.values()), 0));
  }
}
