package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.lstm`.
public final class LstmSamples implements OpSamples {

  /// For the testkit.
  public LstmSamples() {}

  @Override
  public String op() {
    return "nn.functional.lstm";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "steps",
            Sample.values(3, 2, 4),
            List.of(Sample.values(8, 4), Sample.values(8, 2), Sample.values(8), Sample.values(8))),
        Sample.of(
            "packed",
            Sample.values(6, 4),
            List.of(Sample.values(8, 4), Sample.values(8, 2)),
            null,
            null,
            1,
            false,
            false,
            0.0,
            false,
            0L,
            new long[] {3, 2, 1}),
        Sample.of(
            "layers",
            Sample.values(2, 3, 4),
            List.of(
                Sample.values(8, 4),
                Sample.values(8, 2),
                Sample.values(8, 4),
                Sample.values(8, 2),
                Sample.values(8, 4),
                Sample.values(8, 2),
                Sample.values(8, 4),
                Sample.values(8, 2)),
            Sample.values(4, 2, 2),
            Sample.values(4, 2, 2),
            2,
            true,
            true,
            0.0,
            false,
            0L),
        Sample.of(
            "smallState",
            Sample.values(3, 4),
            List.of(Sample.values(12, 4), Sample.values(12, 2), Sample.values(2, 3)),
            Sample.values(1, 2),
            Sample.values(1, 3)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "input",
            "Found 3",
            Sample.values(2, 2, 3),
            List.of(Sample.values(8, 4), Sample.values(8, 2))),
        ErrorSample.of(
            "rank",
            "2-D or 3-D",
            Sample.values(3),
            List.of(Sample.values(8, 4), Sample.values(8, 2))),
        ErrorSample.of(
            "weights",
            "found 3 of them",
            Sample.values(2, 2, 4),
            List.of(Sample.values(8, 4), Sample.values(8, 2), Sample.values(8)),
            null,
            null,
            2,
            false,
            false,
            0.0,
            false,
            0L),
        ErrorSample.of(
            "state",
            "h0 must have shape [1, 2, 2]",
            Sample.values(3, 2, 4),
            List.of(Sample.values(8, 4), Sample.values(8, 2)),
            Sample.values(1, 3, 2)),
        ErrorSample.of(
            "layers",
            "numLayers",
            Sample.values(3, 2, 4),
            List.of(Sample.values(8, 4), Sample.values(8, 2)),
            null,
            null,
            0,
            false,
            false,
            0.0,
            false,
            0L),
        ErrorSample.of(
            "dropout",
            "dropout",
            Sample.values(3, 2, 4),
            List.of(Sample.values(8, 4), Sample.values(8, 2)),
            null,
            null,
            1,
            false,
            false,
            2.0,
            false,
            0L));
  }
}
