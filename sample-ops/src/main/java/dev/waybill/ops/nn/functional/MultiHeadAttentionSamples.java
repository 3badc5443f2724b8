package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.multiHeadAttention`.
public final class MultiHeadAttentionSamples implements OpSamples {

  /// For the testkit.
  public MultiHeadAttentionSamples() {}

  @Override
  public String op() {
    return "nn.functional.multiHeadAttention";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("packed", Sample.values(2, 3, 4), Sample.values(2, 5, 4), Sample.values(2, 5, 4), 2L, Sample.values(4, 4), Sample.values(4), Sample.values(12, 4), Sample.values(12), null, null, null, null, null, false, null, null, false, true, true, 0.0, true, 0L, true),
        Sample.of("apart", Sample.values(2, 3, 4), Sample.values(2, 5, 3), Sample.values(2, 5, 2), 2L, Sample.values(4, 4), null, null, null, Sample.values(4, 4), Sample.values(4, 3), Sample.values(4, 2), null, null, false, null, null, false, false, true, 0.0, true, 0L, true),
        Sample.of("added", Sample.values(3, 4), Sample.values(3, 4), Sample.values(3, 4), 2L, Sample.values(4, 4), null, Sample.values(12, 4), null, null, null, null, Sample.values(1, 1, 4), Sample.values(1, 1, 4), true, null, Sample.values(3, 3), false, true, false, 0.0, true, 0L, true));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("heads", "embed_dim must be divisible by num_heads", Sample.values(2, 3, 4), Sample.values(2, 3, 4), Sample.values(2, 3, 4), 3L, Sample.values(4, 4), null, Sample.values(12, 4), null, null, null, null, null, null, false, null, null, false, true, true, 0.0, true, 0L, true),
        ErrorSample.of("maps", "inProjWeight", Sample.values(2, 3, 4), Sample.values(2, 3, 4), Sample.values(2, 3, 4), 2L, Sample.values(4, 4), null, null, null, null, null, null, null, null, false, null, null, false, true, true, 0.0, true, 0L, true),
        ErrorSample.of("masks", "isCausal", Sample.values(2, 3, 4), Sample.values(2, 3, 4), Sample.values(2, 3, 4), 2L, Sample.values(4, 4), null, Sample.values(12, 4), null, null, null, null, null, null, false, null, Sample.values(3, 3), true, true, true, 0.0, true, 0L, true),
        ErrorSample.of("mask", "attnMask must have shape [3, 3]", Sample.values(2, 3, 4), Sample.values(2, 3, 4), Sample.values(2, 3, 4), 2L, Sample.values(4, 4), null, Sample.values(12, 4), null, null, null, null, null, null, false, null, Sample.values(2, 3), false, true, true, 0.0, true, 0L, true),
        ErrorSample.of("rank", "query should be", Sample.values(4), Sample.values(4), Sample.values(4), 2L, Sample.values(4, 4), null, Sample.values(12, 4), null, null, null, null, null, null, false, null, null, false, true, true, 0.0, true, 0L, true));
  }
}
