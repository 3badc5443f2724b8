package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.lstmSequence`.
public final class LstmSequenceSamples implements OpSamples {

  /// For the testkit.
  public LstmSequenceSamples() {}

  @Override
  public String op() {
    return "nn.functional.lstmSequence";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "steps",
            Sample.values(6, 12),
            Sample.values(12, 3),
            Sample.values(2, 3),
            Sample.values(2, 3),
            new long[] {2, 2, 2}),
        Sample.of(
            "packed",
            Sample.values(6, 8),
            Sample.values(8, 2),
            Sample.values(3, 2),
            Sample.values(3, 2),
            new long[] {3, 2, 1}),
        Sample.of(
            "reverse",
            Sample.values(6, 8),
            Sample.values(8, 2),
            Sample.values(3, 2),
            Sample.values(3, 2),
            new long[] {3, 2, 1},
            null,
            true),
        Sample.of(
            "smallState",
            Sample.values(4, 12),
            Sample.values(12, 2),
            Sample.values(2, 2),
            Sample.values(2, 3),
            new long[] {2, 2},
            Sample.values(2, 3),
            false));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "sizes",
            "batchSizes",
            Sample.values(3, 8),
            Sample.values(8, 2),
            Sample.values(1, 2),
            Sample.values(1, 2),
            new long[] {1, 2}),
        ErrorSample.of(
            "rows",
            "projected must have shape [3, 8]",
            Sample.values(2, 8),
            Sample.values(8, 2),
            Sample.values(2, 2),
            Sample.values(2, 2),
            new long[] {2, 1}),
        ErrorSample.of(
            "state",
            "h0 must have shape [2, 2]",
            Sample.values(3, 8),
            Sample.values(8, 2),
            Sample.values(2, 3),
            Sample.values(2, 2),
            new long[] {2, 1}),
        ErrorSample.of(
            "memory",
            "c0 must have shape [2, 2]",
            Sample.values(3, 8),
            Sample.values(8, 2),
            Sample.values(2, 2),
            Sample.values(2, 3),
            new long[] {2, 1}),
        ErrorSample.of(
            "weight",
            "weightHh must have shape",
            Sample.values(3, 8),
            Sample.values(8, 1),
            Sample.values(2, 1),
            Sample.values(2, 2),
            new long[] {2, 1}));
  }
}
