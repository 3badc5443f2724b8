package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.rnnSequence`.
public final class RnnSequenceSamples implements OpSamples {

  /// For the testkit.
  public RnnSequenceSamples() {}

  @Override
  public String op() {
    return "nn.functional.rnnSequence";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "steps",
            Sample.values(6, 3),
            Sample.values(3, 3),
            Sample.values(2, 3),
            new long[] {2, 2, 2}),
        Sample.of(
            "packed",
            Sample.values(6, 2),
            Sample.values(2, 2),
            Sample.values(3, 2),
            new long[] {3, 2, 1},
            "tanh",
            false),
        Sample.of(
            "relu",
            Sample.values(6, 2),
            Sample.values(2, 2),
            Sample.values(3, 2),
            new long[] {3, 2, 1},
            "relu",
            true));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "sizes",
            "batchSizes",
            Sample.values(3, 2),
            Sample.values(2, 2),
            Sample.values(1, 2),
            new long[] {1, 2}),
        ErrorSample.of(
            "rows",
            "projected must have shape [3, 2]",
            Sample.values(2, 2),
            Sample.values(2, 2),
            Sample.values(2, 2),
            new long[] {2, 1}),
        ErrorSample.of(
            "state",
            "h0 must have shape [2, 2]",
            Sample.values(3, 2),
            Sample.values(2, 2),
            Sample.values(2, 3),
            new long[] {2, 1}),
        ErrorSample.of(
            "activation",
            "nonlinearity",
            Sample.values(3, 2),
            Sample.values(2, 2),
            Sample.values(2, 2),
            new long[] {2, 1},
            "gelu",
            false));
  }
}
