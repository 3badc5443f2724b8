package dev.waybill.ops.nn.functional;

import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The maps of queries, keys and values: below each other in one matrix, or apart.
///
/// @param packed `[3 · embed, embed]`; `null` where they are apart
/// @param q the map of queries; `null` where all are packed
/// @param k the map of keys
/// @param v the map of values
/// @param bias `[3 · embed]`, or `null`
record InProjection(
    @Nullable Tensor packed,
    @Nullable Tensor q,
    @Nullable Tensor k,
    @Nullable Tensor v,
    @Nullable Tensor bias,
    long embed) {
  private static final String NAME = MultiHeadAttention.NAME;

  static InProjection of(
      Tensor query,
      Tensor key,
      Tensor value,
      @Nullable Tensor packed,
      @Nullable Tensor bias,
      @Nullable Tensor q,
      @Nullable Tensor k,
      @Nullable Tensor v) {
    long embed = width(query);
    boolean apart = q != null && k != null && v != null;
    boolean none = q == null && k == null && v == null;
    if (packed == null ? !apart : !none) {
      throw new WrongArgumentException(
          NAME,
          "inProjWeight",
          "found "
              + (packed == null ? "no inProjWeight, and not" : "inProjWeight, and one or more")
              + " of qProjWeight, kProjWeight and vProjWeight, expected inProjWeight alone or the"
              + " three others.");
    }
    if (packed != null) {
      Attended.checkShape("inProjWeight", packed, 3 * embed, embed);
      Attended.checkDtype("inProjWeight", query, packed);
      checkWidth("key", key, embed);
      checkWidth("value", value, embed);
    } else {
      check(query, "qProjWeight", q, embed, embed);
      check(query, "kProjWeight", k, embed, width(key));
      check(query, "vProjWeight", v, embed, width(value));
    }
    check(query, "inProjBias", bias, 3 * embed);
    return new InProjection(packed, q, k, v, bias, embed);
  }

  private static void check(Tensor query, String name, @Nullable Tensor tensor, long... shape) {
    if (tensor != null) {
      Attended.checkShape(name, tensor, shape);
      Attended.checkDtype(name, query, tensor);
    }
  }

  private static void checkWidth(String name, Tensor tensor, long embed) {
    if (width(tensor) != embed) {
      throw new dev.waybill.dispatch.ShapeException(
          NAME,
          "the last axis of "
              + name
              + " must be as long as that of query, "
              + embed
              + ", found "
              + tensor.layout().shapeText()
              + "; for another length give kProjWeight and vProjWeight.");
    }
  }

  private static long width(Tensor x) {
    return x.layout().shape(x.rank() - 1);
  }

  /// Maps queries, keys and values, in as few products as there are different ones of them.
  ///
  /// @param batched puts the batch first
  @SuppressWarnings("ReferenceEquality") // the same tensor needs one product only
  List<Tensor> apply(Tensor query, Tensor key, Tensor value, UnaryOperator<Tensor> batched) {
    Tensor all = packed;
    Tensor x = batched.apply(query);
    if (all == null) {
      return List.of(
          Functional.linear(x, java.util.Objects.requireNonNull(q), bias(0, 1)),
          Functional.linear(batched.apply(key), java.util.Objects.requireNonNull(k), bias(1, 1)),
          Functional.linear(batched.apply(value), java.util.Objects.requireNonNull(v), bias(2, 1)));
    }
    if (query == key && key == value) {
      return TensorOps.chunk(Functional.linear(x, all, bias), 3, -1);
    }
    Tensor first = Functional.linear(x, rows(all, 0, 1), bias(0, 1));
    Tensor y = batched.apply(key);
    if (key == value) {
      List<Tensor> both = TensorOps.chunk(Functional.linear(y, rows(all, 1, 2), bias(1, 2)), 2, -1);
      return List.of(first, both.get(0), both.get(1));
    }
    return List.of(
        first,
        Functional.linear(y, rows(all, 1, 1), bias(1, 1)),
        Functional.linear(batched.apply(value), rows(all, 2, 1), bias(2, 1)));
  }

  private @Nullable Tensor bias(long from, long count) {
    return bias == null ? null : rows(bias, from, count);
  }

  private Tensor rows(Tensor x, long from, long count) {
    return TensorOps.narrow(x, 0, from * embed, count * embed);
  }
}
