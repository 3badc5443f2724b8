package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.binaryCrossEntropyTerms`.
public final class BinaryCrossEntropyTermsSamples implements OpSamples {

  /// For the testkit.
  public BinaryCrossEntropyTermsSamples() {}

  @Override
  public String op() {
    return "nn.functional.binaryCrossEntropyTerms";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("inside", probabilities(0.05, 3, 5), probabilities(0, 3, 5)),
        Sample.of("broadcast", probabilities(0.05, 2, 3), probabilities(0, 3)),
        Sample.of("number", probabilities(0.3), probabilities(0.6)),
        Sample.of("empty", probabilities(0, 0, 2), probabilities(0, 0, 2)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("shape", "[2]", probabilities(0, 3), probabilities(0, 2)),
        ErrorSample.of(
            "whole numbers", "dtype i32", Tensor.ones(DType.I32, 2), Tensor.ones(DType.I32, 2)));
  }

  /// Returns evenly spread numbers from `least` to `1 - least`, without these for `least` above 0.
  static Tensor probabilities(double least, long... shape) {
    Tensor x = Tensor.zeros(DType.F64, shape);
    double[] values = x.doubleArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = least + (1 - 2 * least) * (i * 7 % 16 + 0.5) / 16;
    }
    return x;
  }
}
