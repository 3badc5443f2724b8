package dev.waybill.ops.nn.functional;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What attention of several heads is given, checked: lengths, masks, and in which order axes
/// stand.
///
/// @param isBatched whether there is an axis of the batch
/// @param batchFirst whether it is the first
/// @param batch its length, 1 where there is none
/// @param target how many queries
/// @param source how many keys
/// @param embed the length of a query
/// @param heads how many heads
/// @param keyPaddingMask says of keys what is not attended to
/// @param attnMask says it of pairs
/// @param isCausal whether a query sees the keys up to its own place only
/// @param query the queries, as they were given
record Attended(
    boolean isBatched,
    boolean batchFirst,
    long batch,
    long target,
    long source,
    long embed,
    long heads,
    @Nullable Tensor keyPaddingMask,
    @Nullable Tensor attnMask,
    boolean isCausal,
    Tensor query) {
  private static final String NAME = MultiHeadAttention.NAME;

  static Attended of(
      Tensor query,
      Tensor key,
      Tensor value,
      long heads,
      boolean batchFirst,
      @Nullable Tensor keyPaddingMask,
      @Nullable Tensor attnMask,
      boolean isCausal) {
    Recurrent.checkFloating(NAME, "query", query);
    checkDtype("key", query, key);
    checkDtype("value", query, value);
    boolean batched = query.rank() == 3;
    if ((!batched && query.rank() != 2)
        || key.rank() != query.rank()
        || value.rank() != query.rank()) {
      throw new ShapeException(
          NAME,
          "query should be unbatched 2-D or batched 3-D, and key and value likewise, found query: "
              + text(query)
              + ", key: "
              + text(key)
              + ", value: "
              + text(value)
              + ".");
    }
    int batchAxis = batchFirst ? 0 : 1;
    int lengthAxis = batched && batchFirst ? 1 : 0;
    long batch = batched ? query.layout().shape(batchAxis) : 1;
    long source = key.layout().shape(lengthAxis);
    if (value.layout().shape(lengthAxis) != source
        || (batched
            && (key.layout().shape(batchAxis) != batch
                || value.layout().shape(batchAxis) != batch))) {
      throw new ShapeException(
          NAME,
          "key's and value's lengths and the batches must be the same, found query: "
              + text(query)
              + ", key: "
              + text(key)
              + ", value: "
              + text(value)
              + (batched
                  ? batchFirst
                      ? ", expected [batch, length, ...]."
                      : ", expected [length, batch, ...]."
                  : ", expected [length, ...]."));
    }
    long embed = query.layout().shape(query.rank() - 1);
    checkHeads(NAME, embed, heads);
    if (isCausal && attnMask != null) {
      throw new WrongArgumentException(
          NAME, "attnMask", "should not be set when isCausal is true, found both.");
    }
    return new Attended(
        batched,
        batchFirst,
        batch,
        query.layout().shape(lengthAxis),
        source,
        embed,
        heads,
        keyPaddingMask,
        attnMask,
        isCausal,
        query);
  }

  /// Refuses a number of heads that the length of a query is no multiple of.
  static void checkHeads(String op, long embed, long heads) {
    if (heads < 1 || embed % heads != 0) {
      throw new WrongArgumentException(
          op,
          "numHeads",
          "embed_dim must be divisible by num_heads, found "
              + heads
              + " heads for length "
              + embed
              + ", expected a divisor of it.");
    }
  }

  /// Puts the batch first, and makes one where there is none.
  Tensor batched(Tensor x) {
    if (!isBatched) {
      return TensorOps.unsqueeze(x, 0);
    }
    return batchFirst ? x : TensorOps.transpose(x, 0, 1);
  }

  /// Undoes [#batched(Tensor)].
  Tensor restored(Tensor x) {
    if (!isBatched) {
      return TensorOps.select(x, 0, 0);
    }
    return batchFirst ? x : TensorOps.transpose(x, 0, 1);
  }

  /// Cuts `[batch, length, embed]` into `[batch, heads, length, embed / heads]`.
  Tensor heads(Tensor x) {
    long length = x.layout().shape(1);
    return TensorOps.transpose(
        TensorOps.reshape(x, new long[] {batch, length, heads, embed / heads}), 1, 2);
  }

  /// Undoes [#heads(Tensor)].
  Tensor joined(Tensor x) {
    return TensorOps.reshape(TensorOps.transpose(x, 1, 2), new long[] {batch, target, embed});
  }

  /// Adds keys or values behind those that there are.
  Tensor extended(Tensor x, @Nullable Tensor bias, boolean zero) {
    Tensor all = x;
    long[] one = {batch, heads, 1, embed / heads};
    if (bias != null) {
      Tensor cut = TensorOps.reshape(bias, new long[] {1, heads, 1, embed / heads});
      all = TensorOps.cat(List.of(all, TensorOps.expand(cut, one)), 2);
    }
    return zero ? TensorOps.cat(List.of(all, Tensor.zeros(x.device(), x.dtype(), one)), 2) : all;
  }

  void checkOut(Tensor weight, @Nullable Tensor bias) {
    checkShape("outProjWeight", weight, embed, embed);
    checkDtype("outProjWeight", query, weight);
    if (bias != null) {
      checkShape("outProjBias", bias, embed);
      checkDtype("outProjBias", query, bias);
    }
  }

  void checkBiases(@Nullable Tensor biasK, @Nullable Tensor biasV) {
    if ((biasK == null) != (biasV == null)) {
      throw new WrongArgumentException(
          NAME, "biasV", "found one of biasK and biasV, expected both or none.");
    }
    if (biasK != null && biasV != null) {
      checkShape("biasK", biasK, 1, 1, embed);
      checkShape("biasV", biasV, 1, 1, embed);
      checkDtype("biasK", query, biasK);
      checkDtype("biasV", query, biasV);
    }
  }

  /// Refuses masks of other shapes and dtypes.
  void checkMasks() {
    if (keyPaddingMask != null) {
      checkMask("keyPaddingMask", keyPaddingMask);
      if (isBatched) {
        checkShape("keyPaddingMask", keyPaddingMask, batch, source);
      } else {
        checkShape("keyPaddingMask", keyPaddingMask, source);
      }
    }
    if (attnMask != null) {
      checkMask("attnMask", attnMask);
      if (attnMask.rank() == 3) {
        checkShape("attnMask", attnMask, batch * heads, target, source);
      } else {
        checkShape("attnMask", attnMask, target, source);
      }
    }
  }

  private void checkMask(String name, Tensor mask) {
    if (mask.dtype() != DType.BOOL && mask.dtype() != query.dtype()) {
      throw new WrongArgumentException(
          NAME,
          name,
          "only bool and floating types are supported, found "
              + mask.dtype()
              + ", expected bool or that of query, "
              + query.dtype()
              + ".");
    }
  }

  static void checkShape(String name, Tensor tensor, long... shape) {
    if (!Arrays.equals(tensor.shape(), shape)) {
      throw new ShapeException(
          NAME,
          name + " must have shape " + Arrays.toString(shape) + ", found " + text(tensor) + ".");
    }
  }

  static void checkDtype(String name, Tensor query, Tensor other) {
    if (other.dtype() != query.dtype()) {
      throw new WrongArgumentException(
          NAME,
          name,
          "found dtype " + other.dtype() + ", expected that of query, " + query.dtype() + ".");
    }
  }

  private static String text(Tensor tensor) {
    return tensor.layout().shapeText();
  }
}
