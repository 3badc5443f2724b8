package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.binaryCrossEntropy`.
public final class BinaryCrossEntropySamples implements OpSamples {

  /// For the testkit.
  public BinaryCrossEntropySamples() {}

  @Override
  public String op() {
    return "nn.functional.binaryCrossEntropy";
  }

  @Override
  public List<Sample> samples() {
    Tensor x = BinaryCrossEntropyTermsSamples.probabilities(0.05, 3, 5);
    Tensor y = BinaryCrossEntropyTermsSamples.probabilities(0, 3, 5);
    return List.of(
        Sample.of("mean", x, y),
        Sample.of("weights", x, y, Sample.positive(5), "sum"),
        Sample.of("each", x, y, null, "none"));
  }

  @Override
  public List<ErrorSample> errors() {
    Tensor x = BinaryCrossEntropyTermsSamples.probabilities(0.05, 3, 5);
    Tensor y = BinaryCrossEntropyTermsSamples.probabilities(0, 3, 1);
    return List.of(
        ErrorSample.of("shape", "[3, 1]", x, y),
        ErrorSample.of("no probability", "between 0 and 1", Tensor.of(1.5), Tensor.of(1.0)),
        ErrorSample.of("reduction", "reduction", x, x, null, "most"));
  }
}
