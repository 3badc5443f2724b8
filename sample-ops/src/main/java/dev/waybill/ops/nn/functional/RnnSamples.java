package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.rnn`.
public final class RnnSamples implements OpSamples {

  /// For the testkit.
  public RnnSamples() {}

  @Override
  public String op() {
    return "nn.functional.rnn";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            "steps",
            Sample.values(3, 2, 4),
            List.of(Sample.values(2, 4), Sample.values(2, 2), Sample.values(2), Sample.values(2))),
        Sample.of(
            "single",
            Sample.values(3, 4),
            List.of(Sample.values(2, 4), Sample.values(2, 2)),
            Sample.values(1, 2)),
        Sample.of(
            "packed",
            Sample.values(6, 4),
            List.of(Sample.values(2, 4), Sample.values(2, 2)),
            null,
            1,
            false,
            false,
            "tanh",
            0.0,
            false,
            0L,
            new long[] {3, 2, 1}),
        Sample.of(
            "layers",
            Sample.values(2, 3, 4),
            List.of(
                Sample.values(2, 4),
                Sample.values(2, 2),
                Sample.values(2, 4),
                Sample.values(2, 2),
                Sample.values(2, 4),
                Sample.values(2, 2),
                Sample.values(2, 4),
                Sample.values(2, 2)),
            Sample.values(4, 2, 2),
            2,
            true,
            true,
            "tanh",
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
            List.of(Sample.values(2, 4), Sample.values(2, 2))),
        ErrorSample.of(
            "activation",
            "nonlinearity",
            Sample.values(3, 2, 4),
            List.of(Sample.values(2, 4), Sample.values(2, 2)),
            null,
            1,
            false,
            false,
            "gelu",
            0.0,
            false,
            0L));
  }
}
