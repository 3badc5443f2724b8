package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;

/// Samples of `nn.functional.lstmSequenceBackward`.
public final class LstmSequenceBackwardSamples implements OpSamples {

  /// For the testkit.
  public LstmSequenceBackwardSamples() {}

  @Override
  public String op() {
    return "nn.functional.lstmSequenceBackward";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "steps",
            Sample.values(6, 3),
            Sample.values(6, 3),
            Sample.values(6, 12),
            Sample.values(6, 3),
            gates(6, 12),
            Sample.values(12, 3),
            Sample.values(2, 3),
            new long[] {2, 2, 2}),
        Sample.of(
            "packed",
            Sample.values(6, 2),
            Sample.values(6, 2),
            Sample.values(6, 8),
            Sample.values(6, 2),
            gates(6, 8),
            Sample.values(8, 2),
            Sample.values(3, 2),
            new long[] {3, 2, 1}),
        Sample.of(
            "reverse",
            Sample.values(6, 2),
            Sample.values(6, 2),
            Sample.values(6, 8),
            Sample.values(6, 2),
            gates(6, 8),
            Sample.values(8, 2),
            Sample.values(3, 2),
            new long[] {3, 2, 1},
            null,
            true),
        Sample.of(
            "smallState",
            Sample.values(4, 2),
            Sample.values(4, 3),
            Sample.values(4, 12),
            Sample.values(4, 3),
            gates(4, 12),
            Sample.values(12, 2),
            Sample.values(2, 3),
            new long[] {2, 2},
            Sample.values(2, 3),
            false));
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
            Sample.values(3, 2),
            Sample.values(3, 8),
            Sample.values(3, 2),
            Sample.values(3, 8),
            Sample.values(8, 2),
            Sample.values(2, 2),
            new long[] {2, 1}),
        ErrorSample.of(
            "gates",
            "gates must have shape [3, 8]",
            Sample.values(3, 2),
            Sample.values(3, 2),
            Sample.values(3, 8),
            Sample.values(3, 2),
            Sample.values(3, 6),
            Sample.values(8, 2),
            Sample.values(2, 2),
            new long[] {2, 1}));
  }
}
