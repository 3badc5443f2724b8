package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Broadcast;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.scaledDotProductAttention`.
public final class ScaledDotProductAttention {
  private static final String NAME = "nn.functional.scaledDotProductAttention";

  private ScaledDotProductAttention() {}

  /// Attention: `softmax(q · kᵀ · scale + mask) · v`.
  ///
  /// A query with nothing to attend to gives 0. Source: Vaswani et al., "Attention Is All You
  /// Need", equation 1; PyTorch, `torch.nn.functional.scaled_dot_product_attention`.
  ///
  /// ```java
  /// Tensor q = Tensor.zeros(DType.F32, 2, 2); // attends to all keys alike
  /// Tensor v = Tensor.fromArray(new float[] {1, 2, 3, 4}, 2, 2);
  /// Functional.scaledDotProductAttention(q, q, v); // ==> tensor([[2., 3.], [2., 3.]])
  /// Functional.scaledDotProductAttention(q, q, v, null, 0, true, null, 0);
  /// // ==> tensor([[1., 2.], [2., 3.]])
  /// ```
  ///
  /// @param q queries, `[..., l, e]`
  /// @param k keys, `[..., s, e]`
  /// @param v values, `[..., s, n]`
  /// @param attnMask `[..., l, s]`: `bool`, true takes part; or numbers that are added; or `null`
  /// @param dropoutP the probability with which an attention weight is dropped
  /// @param isCausal whether query `i` sees the keys 0 to `i` only
  /// @param scale the factor; `null` for `1 / √e`
  /// @param seed chooses what is dropped, see `dropout`
  /// @return `[..., l, n]`
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit, or there are two
  /// masks
  @Export(NAME)
  public static Tensor scaledDotProductAttention(
      Tensor q,
      Tensor k,
      Tensor v,
      @Default("null") @Nullable Tensor attnMask,
      @Default("0.0") double dropoutP,
      @Default("false") boolean isCausal,
      @Default("null") @Nullable Double scale,
      @Default("0") long seed) {
    check(q, k, v);
    if (attnMask != null && isCausal) {
      throw new WrongArgumentException(
          NAME, "attnMask", "should not be set when isCausal is true, found both.");
    }
    long queries = q.layout().shape(q.rank() - 2);
    long keys = k.layout().shape(k.rank() - 2);
    Tensor mask = isCausal ? causal(queries, keys).to(q.device()) : attnMask;
    if (mask != null) {
      checkMask(q, k, mask, queries, keys);
    }
    return TensorOps.matmul(weights(q, k, mask, dropoutP, scale, seed), v);
  }

  /// Returns what each query takes of each key, behind the dropout.
  static Tensor weights(
      Tensor q,
      Tensor k,
      @Nullable Tensor mask,
      double dropoutP,
      @Nullable Double scale,
      long seed) {
    long features = q.layout().shape(q.rank() - 1);
    double factor = scale == null ? 1 / Math.sqrt((double) features) : scale;
    Tensor scaled = TensorOps.mul(q, Tensor.scalar(factor));
    Tensor scores = TensorOps.matmul(scaled, TensorOps.transpose(k, -2, -1));
    Tensor weights =
        mask == null ? Functional.softmax(scores, -1, null) : maskedSoftmax(scores, mask);
    return Functional.dropout(weights, seed, dropoutP, true);
  }

  // Rows without anything to attend to are replaced before the softmax, not behind it: their NaN
  // would come back in the gradient.
  private static Tensor maskedSoftmax(Tensor scores, Tensor mask) {
    Tensor zero = Tensor.scalar(0.0);
    Tensor nothing = Tensor.scalar(Double.NEGATIVE_INFINITY);
    boolean chooses = mask.dtype() == DType.BOOL;
    Tensor added = chooses ? TensorOps.where(mask, zero, nothing) : mask;
    Tensor masked = TensorOps.add(scores, added);
    Tensor alone = MathOps.all(MathOps.eq(masked, nothing), new int[] {-1}, true);
    Tensor weights = Functional.softmax(TensorOps.where(alone, zero, masked), -1, null);
    return TensorOps.where(alone, zero, weights);
  }

  static Tensor causal(long queries, long keys) {
    Tensor mask = Tensor.zeros(DType.BOOL, queries, keys);
    boolean[] seen = mask.booleanArray();
    for (int query = 0; query < queries; query++) {
      int start = query * (int) keys;
      Arrays.fill(seen, start, start + (int) Math.min(keys, query + 1L), true);
    }
    return mask;
  }

  private static void checkMask(Tensor q, Tensor k, Tensor mask, long queries, long keys) {
    if (mask.dtype() != DType.BOOL && mask.dtype() != q.dtype()) {
      throw new WrongArgumentException(
          NAME,
          "attnMask",
          "found dtype " + mask.dtype() + ", expected bool or that of q, " + q.dtype() + ".");
    }
    // The scores, without computing them: the batch axes of q and k and one row a query.
    Layout batches =
        Layout.dense(
            0,
            Broadcast.of(
                    NAME,
                    Layout.dense(0, Arrays.copyOf(q.shape(), q.rank() - 2)),
                    Layout.dense(0, Arrays.copyOf(k.shape(), k.rank() - 2)))
                .shape());
    long[] scores = Arrays.copyOf(batches.shape(), batches.rank() + 2);
    scores[scores.length - 2] = queries;
    scores[scores.length - 1] = keys;
    Broadcast.of(NAME, Layout.dense(0, scores), mask.layout());
  }

  private static void check(Tensor q, Tensor k, Tensor v) {
    if (q.dtype() != k.dtype() || q.dtype() != v.dtype() || !q.dtype().isFloating()) {
      throw new WrongArgumentException(
          NAME,
          "q",
          "expected q, k and v to have the same dtype, f32, f64, f16 or bf16, found q: "
              + q.dtype()
              + ", k: "
              + k.dtype()
              + ", v: "
              + v.dtype()
              + ".");
    }
    boolean ranks = q.rank() >= 2 && k.rank() >= 2 && v.rank() >= 2;
    if (!ranks
        || q.layout().shape(q.rank() - 1) != k.layout().shape(k.rank() - 1)
        || k.layout().shape(k.rank() - 2) != v.layout().shape(v.rank() - 2)) {
      throw new ShapeException(
          NAME,
          "found q: "
              + q.layout().shapeText()
              + ", k: "
              + k.layout().shapeText()
              + ", v: "
              + v.layout().shapeText()
              + ", expected [..., l, e], [..., s, e] and [..., s, n].");
    }
  }
}
