package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.nn.Layer;
import dev.waybill.nn.Parameter;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.embeddingBag` as a layer: rows of a table by their numbers, reduced
/// bag by bag. As one layer of several it takes bags of one length, `[bags, length]`, which the
/// padding row fills up.
///
/// `weight [numEmbeddings, embeddingDim]` begins normally distributed.
@Stateful
@Export("nn.EmbeddingBag")
public final class EmbeddingBag extends Layer {
  private final Parameter weight;
  private final String mode;
  private final @Nullable Long paddingIdx;

  /// Makes the layer.
  ///
  /// @param numEmbeddings how many rows there are, from 0
  /// @param embeddingDim how long a row is, from 0
  /// @param mode `mean`, `sum` or `max`
  /// @param paddingIdx a row that does not count, from the end where it is below 0; `null` for none
  /// @throws WrongArgumentException if a number is out of range or the mode is none of these
  @Creator
  public EmbeddingBag(
      long numEmbeddings,
      long embeddingDim,
      @Default("mean") String mode,
      @Default("null") @Nullable Long paddingIdx) {
    Initial.checkAtLeast("nn.EmbeddingBag", "numEmbeddings", numEmbeddings, 0);
    Initial.checkAtLeast("nn.EmbeddingBag", "embeddingDim", embeddingDim, 0);
    if (!List.of("mean", "sum", "max").contains(mode)) {
      throw new WrongArgumentException(
          "nn.EmbeddingBag", "mode", "found \"" + mode + "\", expected mean, sum or max.");
    }
    this.mode = mode;
    this.paddingIdx = Rows.padding("nn.EmbeddingBag", paddingIdx, numEmbeddings);
    this.weight = Initial.normal(numEmbeddings, embeddingDim);
    Rows.clear(weight, this.paddingIdx);
  }

  /// Returns the table.
  ///
  /// @return `[numEmbeddings, embeddingDim]`
  public Parameter weight() {
    return weight;
  }

  /// Computes the result, and runs the hooks around it.
  ///
  /// @param index numbers of rows: `[bags, length]`, or `[all]` with offsets
  /// @param offsets where bags begin in `index`; `null` where it has two axes
  /// @param perSampleWeights a factor for each number, with `sum` only; or `null`
  /// @return `[bags, embeddingDim]`
  public Tensor call(Tensor index, @Nullable Tensor offsets, @Nullable Tensor perSampleWeights) {
    if (!isHooked()) {
      return Functional.embeddingBag(index, weight, offsets, mode, perSampleWeights, paddingIdx);
    }
    return result(
        hooked(
            Arrays.asList(index, offsets, perSampleWeights),
            in ->
                List.of(
                    Functional.embeddingBag(
                        argument(in, 0, "index"),
                        weight,
                        in.get(1),
                        mode,
                        in.get(2),
                        paddingIdx))));
  }

  @Override
  protected Tensor forward(Tensor index) {
    return Functional.embeddingBag(index, weight, null, mode, null, paddingIdx);
  }

  @Override
  protected String describe() {
    long[] shape = weight.shape();
    return shape[0] + ", " + shape[1] + ", mode=" + mode;
  }
}
