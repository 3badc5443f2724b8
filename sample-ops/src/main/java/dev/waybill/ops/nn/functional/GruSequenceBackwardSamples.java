package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;

/// Samples of `nn.functional.gruSequenceBackward`.
public final class GruSequenceBackwardSamples implements OpSamples {

  /// For the testkit.
  public GruSequenceBackwardSamples() {}

  @Override
  public String op() {
    return "nn.functional.gruSequenceBackward";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "steps",
            Sample.values(6, 3),
            Sample.values(6, 12),
            Sample.values(6, 3),
            gates(6, 12),
            Sample.values(9, 3),
            new long[] {2, 2, 2}),
        Sample.of(
            "packed",
            Sample.values(6, 2),
            Sample.values(6, 8),
            Sample.values(6, 2),
            gates(6, 8),
            Sample.values(6, 2),
            new long[] {3, 2, 1}),
        Sample.of(
            "reverse",
            Sample.values(6, 2),
            Sample.values(6, 8),
            Sample.values(6, 2),
            gates(6, 8),
            Sample.values(6, 2),
            new long[] {3, 2, 1},
            true));
  }

  // From 0 to 1, as gates are.
  private static Tensor gates(long... shape) {
    return TensorOps.mul(Sample.positive(shape), Tensor.scalar(0.25));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "gradient",
            "gy must have shape [3, 2]",
            Sample.values(2, 2),
            Sample.values(3, 8),
            Sample.values(3, 2),
            Sample.values(3, 8),
            Sample.values(6, 2),
            new long[] {2, 1}),
        ErrorSample.of(
            "gates",
            "gates must have shape [3, 8]",
            Sample.values(3, 2),
            Sample.values(3, 8),
            Sample.values(3, 2),
            Sample.values(3, 6),
            Sample.values(6, 2),
            new long[] {2, 1}));
  }
}
