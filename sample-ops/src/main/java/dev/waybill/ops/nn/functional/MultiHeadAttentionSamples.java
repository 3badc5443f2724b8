package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
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
        Sample.of("packed", small(2, 3, 4), small(2, 5, 4), small(2, 5, 4), 2L, small(4, 4), small(4), small(12, 4), small(12), null, null, null, null, null, false, null, null, false, true, true, 0.0, true, 0L, true),
        Sample.of("apart", small(2, 3, 4), small(2, 5, 3), small(2, 5, 2), 2L, small(4, 4), null, null, null, small(4, 4), small(4, 3), small(4, 2), null, null, false, null, null, false, false, true, 0.0, true, 0L, true),
        Sample.of("added", small(3, 4), small(3, 4), small(3, 4), 2L, small(4, 4), null, small(12, 4), null, null, null, null, small(1, 1, 4), small(1, 1, 4), true, null, small(3, 3), false, true, false, 0.0, true, 0L, true));
  }

  // Products of three matrices of larger numbers leave f16 with few digits.
  private static Tensor small(long... shape) {
    return TensorOps.mul(Sample.values(shape), Tensor.scalar(0.25));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("heads", "embed_dim must be divisible by num_heads", small(2, 3, 4), small(2, 3, 4), small(2, 3, 4), 3L, small(4, 4), null, small(12, 4), null, null, null, null, null, null, false, null, null, false, true, true, 0.0, true, 0L, true),
        ErrorSample.of("maps", "inProjWeight", small(2, 3, 4), small(2, 3, 4), small(2, 3, 4), 2L, small(4, 4), null, null, null, null, null, null, null, null, false, null, null, false, true, true, 0.0, true, 0L, true),
        ErrorSample.of("masks", "isCausal", small(2, 3, 4), small(2, 3, 4), small(2, 3, 4), 2L, small(4, 4), null, small(12, 4), null, null, null, null, null, null, false, null, small(3, 3), true, true, true, 0.0, true, 0L, true),
        ErrorSample.of("mask", "attnMask must have shape [3, 3]", small(2, 3, 4), small(2, 3, 4), small(2, 3, 4), 2L, small(4, 4), null, small(12, 4), null, null, null, null, null, null, false, null, small(2, 3), false, true, true, 0.0, true, 0L, true),
        ErrorSample.of("rank", "query should be", small(4), small(4), small(4), 2L, small(4, 4), null, small(12, 4), null, null, null, null, null, null, false, null, null, false, true, true, 0.0, true, 0L, true));
  }
}
