package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.rnnSequenceBackward`.
public final class RnnSequenceBackwardSamples implements OpSamples {

  /// For the testkit.
  public RnnSequenceBackwardSamples() {}

  @Override
  public String op() {
    return "nn.functional.rnnSequenceBackward";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "steps",
            Sample.values(6, 3),
            Sample.values(6, 3),
            Sample.values(3, 3),
            new long[] {2, 2, 2}),
        Sample.of(
            "packed",
            Sample.values(6, 2),
            Sample.values(6, 2),
            Sample.values(2, 2),
            new long[] {3, 2, 1},
            "tanh",
            false),
        Sample.of(
            "relu",
            Sample.values(6, 2),
            Sample.values(6, 2),
            Sample.values(2, 2),
            new long[] {3, 2, 1},
            "relu",
            true));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "gradient",
            "gy must have shape [3, 2]",
            Sample.values(2, 2),
            Sample.values(3, 2),
            Sample.values(2, 2),
            new long[] {2, 1}),
        ErrorSample.of(
            "states",
            "y must have shape [3, 2]",
            Sample.values(3, 2),
            Sample.values(3, 3),
            Sample.values(2, 2),
            new long[] {2, 1}));
  }
}
