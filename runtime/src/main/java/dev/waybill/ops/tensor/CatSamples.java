package dev.waybill.ops.tensor;

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
}
