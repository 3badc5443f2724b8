package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.ops.nn.utils.PackedSequence;
import dev.waybill.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.lstmPacked`.
public final class LstmPacked {
  private static final String NAME = "nn.functional.lstmPacked";

  private LstmPacked() {}

  /// Does what [lstm][Lstm] does, to sequences of unequal length: each ends at its own last step.
  ///
  /// Source: PyTorch, `torch.nn.LSTM` of a `PackedSequence`.
  ///
  /// ```java
  /// Tensor weight = Tensor.zeros(DType.F32, 4, 1);
  /// Tensor one = Tensor.ones(DType.F32, 1, 2, 1);
  /// var packed = Utils.packPaddedSequence(Tensor.ones(DType.F32, 2, 2, 1), new long[] {2, 1});
  /// Functional.lstmPacked(
  ///         packed, List.of(weight, weight), new Functional.LstmPackedOptions().h0(one).c0(one))
  ///     .cell();
  /// // ==> tensor([[[0.2500], [0.5000]]])
  /// ```
  ///
  /// @param x the sequences
  /// @param weights for each layer, and in it each direction: `[4 · hidden, input]` and
  ///     `[4 · hidden, state]`; then two biases `[4 · hidden]` or none; then `[state, hidden]`
  ///     or none, which maps what is shown of the memory to a smaller state
  /// @param h0 the first states, `[layers · directions, batch, state]`; `null` for zeros
  /// @param c0 the first memories, `[layers · directions, batch, hidden]`; `null` for zeros
  /// @param numLayers how many layers, each on the states of the one before
  /// @param bidirectional whether each layer also walks from the end, with weights of its own
  /// @param dropout the probability with which an element between two layers is dropped
  /// @param training whether anything is dropped
  /// @param seed chooses what is dropped, see `dropout`
  /// @return the states of the last layer, and the last states of all layers, in the batch's order
  /// @throws dev.waybill.dispatch.OpException if shapes, dtypes or the number of weights do not fit
  @Export(NAME)
  public static LstmPackedOutput lstmPacked(
      PackedSequence x,
      List<Tensor> weights,
      @Default("null") @Nullable Tensor h0,
      @Default("null") @Nullable Tensor c0,
      @Default("1") int numLayers,
      @Default("false") boolean bidirectional,
      @Default("0.0") double dropout,
      @Default("false") boolean training,
      @Default("0") long seed) {
    Recurrent net =
        new Recurrent(NAME, Lstm.GATES, numLayers, bidirectional, dropout, training, seed);
    Recurrent.Walked walked = Lstm.walk(Sequences.of(NAME, x), weights, h0, c0, net);
    return new LstmPackedOutput(
        x.withData(walked.output()), walked.last().get(0), walked.last().get(1));
  }
}
