package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.gru`.
public final class GruSamples implements OpSamples {

  /// For the testkit.
  public GruSamples() {}

  @Override
  public String op() {
    return "nn.functional.gru";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "steps",
            Sample.values(3, 2, 4),
            List.of(Sample.values(6, 4), Sample.values(6, 2), Sample.values(6), Sample.values(6))),
        Sample.of(
            "packed",
            Sample.values(6, 4),
            List.of(Sample.values(6, 4), Sample.values(6, 2)),
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
                Sample.values(6, 4),
                Sample.values(6, 2),
                Sample.values(6, 4),
                Sample.values(6, 2),
                Sample.values(6, 4),
                Sample.values(6, 2),
                Sample.values(6, 4),
                Sample.values(6, 2)),
            Sample.values(4, 2, 2),
            2,
            true,
            true,
            0.0,
            false,
            0L));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "input",
            "Found 3",
            Sample.values(2, 2, 3),
            List.of(Sample.values(6, 4), Sample.values(6, 2))),
        ErrorSample.of(
            "state",
            "h0 must have shape [1, 2, 2]",
            Sample.values(3, 2, 4),
            List.of(Sample.values(6, 4), Sample.values(6, 2)),
            Sample.values(1, 3, 2)));
  }
}
