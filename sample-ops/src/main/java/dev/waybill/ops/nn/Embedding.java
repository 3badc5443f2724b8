package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.nn.Parameter;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.embedding` as a layer: rows of a table by their numbers.
///
/// `weight [numEmbeddings, embeddingDim]` begins normally distributed; the padding row begins with
/// 0 and gets no gradient.
@Stateful
@Export("nn.Embedding")
public final class Embedding extends Layer {
  private final Parameter weight;
  private final @Nullable Long paddingIdx;
  private final boolean scaleGradByFreq;

  /// Makes the layer.
  ///
  /// @param numEmbeddings how many rows there are, from 0
  /// @param embeddingDim how long a row is, from 0
  /// @param paddingIdx a row that is not learnt, from the end where it is below 0; `null` for none
  /// @param scaleGradByFreq whether gradients are divided by how often a row was asked for
  /// @throws dev.waybill.dispatch.WrongArgumentException if a number is out of range
  @Creator
  public Embedding(
      long numEmbeddings,
      long embeddingDim,
      @Default("null") @Nullable Long paddingIdx,
      @Default("false") boolean scaleGradByFreq) {
    Initial.checkAtLeast("nn.Embedding", "numEmbeddings", numEmbeddings, 0);
    Initial.checkAtLeast("nn.Embedding", "embeddingDim", embeddingDim, 0);
    this.paddingIdx = Rows.padding("nn.Embedding", paddingIdx, numEmbeddings);
    this.scaleGradByFreq = scaleGradByFreq;
    this.weight = Initial.normal(numEmbeddings, embeddingDim);
    Rows.clear(weight, this.paddingIdx);
  }

  /// Makes the layer without padding.
  ///
  /// @param numEmbeddings how many rows there are, from 0
  /// @param embeddingDim how long a row is, from 0
  public Embedding(long numEmbeddings, long embeddingDim) {
    this(numEmbeddings, embeddingDim, null, false);
  }

  /// Returns the table.
  ///
  /// @return `[numEmbeddings, embeddingDim]`
  public Parameter weight() {
    return weight;
  }

  @Override
  protected Tensor forward(Tensor index) {
    return Functional.embedding(index, weight, paddingIdx, scaleGradByFreq);
  }

  @Override
  protected String describe() {
    long[] shape = weight.shape();
    return shape[0] + ", " + shape[1] + (paddingIdx == null ? "" : ", paddingIdx=" + paddingIdx);
  }
}
