package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.ops.nn.utils.PackedSequence;
import dev.waybill.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.rnnPacked`.
public final class RnnPacked {
  private static final String NAME = "nn.functional.rnnPacked";

  private RnnPacked() {}

  /// Does what [rnn][Rnn] does, to sequences of unequal length: each ends at its own last step.
  ///
  /// Source: PyTorch, `torch.nn.RNN` of a `PackedSequence`.
  ///
  /// ```java
  /// Tensor one = Tensor.ones(DType.F32, 1, 1);
  /// Tensor x = Tensor.ones(DType.F32, 3, 2, 1);
  /// var packed = Utils.packPaddedSequence(x, new long[] {3, 1});
  /// Functional.rnnPacked(
  ///         packed, List.of(one, one), new Functional.RnnPackedOptions().nonlinearity("relu"))
  ///     .hidden(); // ==> tensor([[[3.], [1.]]])
  /// ```
  ///
  /// @param x the sequences
  /// @param weights for each layer, and in it each direction: `[hidden, input]` and
  ///     `[hidden, hidden]`; then two biases `[hidden]` or none
  /// @param h0 the first states, `[layers · directions, batch, hidden]`; `null` for zeros
  /// @param numLayers how many layers, each on the states of the one before
  /// @param bidirectional whether each layer also walks from the end, with weights of its own
  /// @param nonlinearity `tanh` or `relu`
  /// @param dropout the probability with which an element between two layers is dropped
  /// @param training whether anything is dropped
  /// @param seed chooses what is dropped, see `dropout`
  /// @return the states of the last layer, and the last states of all layers, in the batch's order
  /// @throws dev.waybill.dispatch.OpException if shapes, dtypes or the number of weights do not fit
  @Export(NAME)
  public static RnnPackedOutput rnnPacked(
      PackedSequence x,
      List<Tensor> weights,
      @Default("null") @Nullable Tensor h0,
      @Default("1") int numLayers,
      @Default("false") boolean bidirectional,
      @Default("tanh") String nonlinearity,
      @Default("0.0") double dropout,
      @Default("false") boolean training,
      @Default("0") long seed) {
    boolean relu = RecurrentCells.isRelu(NAME, nonlinearity);
    Recurrent net =
        new Recurrent(NAME, Rnn.GATES, numLayers, bidirectional, dropout, training, seed);
    Recurrent.Walked walked = Rnn.walk(Sequences.of(NAME, x), weights, h0, net, relu);
    return new RnnPackedOutput(x.withData(walked.output()), walked.last().get(0));
  }
}
