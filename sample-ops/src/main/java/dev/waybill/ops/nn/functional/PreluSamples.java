package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.prelu`.
public final class PreluSamples implements OpSamples {

  /// For the testkit.
  public PreluSamples() {}

  @Override
  public String op() {
    return "nn.functional.prelu";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("channels", Sample.values(2, 3, 4), Sample.positive(3)),
        Sample.of("one", Sample.values(5), Sample.positive(1)),
        Sample.of("number", Sample.values(), Sample.positive()),
        Sample.of("empty", Sample.values(0, 2), Sample.positive(2)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "channels", "expected 1 or 3 elements", Sample.values(2, 3), Sample.values(2)),
        ErrorSample.of("axes", "weight", Sample.values(2, 3), Sample.values(1, 3)),
        ErrorSample.of("dtype", "weight", Sample.values(2, 3), Tensor.ones(DType.I32, 3)),
        ErrorSample.of("one channel", "one a channel", Sample.values(3), Sample.values(3)));
  }
}
