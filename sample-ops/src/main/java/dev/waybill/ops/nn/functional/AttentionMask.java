package dev.waybill.ops.nn.functional;

import dev.waybill.api.MathOps;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The two masks of attention of several heads as one, as `scaledDotProductAttention` takes it.
final class AttentionMask {
  private AttentionMask() {}

  /// Returns the mask, `[batch, heads, target, source + more]` or what is broadcast to it; `null`
  /// for none.
  ///
  /// @param more how many keys were added, to which all queries attend
  static @Nullable Tensor of(Attended from, long more) {
    from.checkMasks();
    Tensor pairs = pairs(from);
    Tensor keys = keys(from);
    if (pairs == null) {
      return keys == null ? null : finished(keys, more);
    }
    return finished(keys == null ? pairs : joined(pairs, keys), more);
  }

  private static Tensor finished(Tensor both, long more) {
    Tensor extended = more == 0 ? both : extended(both, more);
    // There, true takes part.
    return extended.dtype() == DType.BOOL ? MathOps.logicalNot(extended) : extended;
  }

  private static @Nullable Tensor pairs(Attended from) {
    Tensor mask = from.attnMask();
    if (from.isCausal()) {
      Tensor seen = ScaledDotProductAttention.causal(from.target(), from.source());
      return MathOps.logicalNot(seen).to(from.query().device());
    }
    if (mask == null || mask.rank() == 2) {
      return mask;
    }
    return TensorOps.reshape(
        mask, new long[] {from.batch(), from.heads(), from.target(), from.source()});
  }

  private static @Nullable Tensor keys(Attended from) {
    Tensor mask = from.keyPaddingMask();
    return mask == null
        ? null
        : TensorOps.reshape(mask, new long[] {from.batch(), 1, 1, from.source()});
  }

  private static Tensor joined(Tensor one, Tensor other) {
    return one.dtype() == DType.BOOL && other.dtype() == DType.BOOL
        ? MathOps.logicalOr(one, other)
        : TensorOps.add(added(one, other), added(other, one));
  }

  /// Returns a mask as numbers that are added.
  private static Tensor added(Tensor mask, Tensor other) {
    if (mask.dtype() != DType.BOOL) {
      return mask;
    }
    Tensor zeros = Tensor.zeros(mask.device(), other.dtype(), mask.shape());
    return TensorOps.where(mask, Tensor.scalar(Double.NEGATIVE_INFINITY), zeros);
  }

  private static Tensor extended(Tensor mask, long more) {
    long[] shape = mask.shape();
    shape[shape.length - 1] = more;
    return TensorOps.cat(
        List.of(mask, Tensor.zeros(mask.device(), mask.dtype(), shape)), mask.rank() - 1);
  }
}
