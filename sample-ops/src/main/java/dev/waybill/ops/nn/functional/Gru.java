package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.gru`.
public final class Gru {
  private static final int GATES = 3;
  private static final String NAME = "nn.functional.gru";

  private Gru() {}

  /// Walks a gated recurrent unit over sequences; the equations stand at [gruCell][GruCell].
  ///
  /// Of the first layer, `x` is the input; of the others, the states of the layer before. Source:
  /// Cho et al., "Learning Phrase Representations using RNN Encoder-Decoder" (2014), section 2.3;
  /// PyTorch, `torch.nn.GRU`.
  ///
  /// ```java
  /// Tensor weight = Tensor.zeros(DType.F32, 3, 1);
  /// Tensor x = Tensor.ones(DType.F32, 2, 1); // two steps
  /// Functional.gru(
  ///         x,
  ///         List.of(weight, weight),
  ///         new Functional.GruOptions().h0(Tensor.ones(DType.F32, 1, 1)))
  ///     .output();
  /// // ==> tensor([[0.5000], [0.2500]])
  /// ```
  ///
  /// @param x `[steps, batch, input]`, `[batch, steps, input]` with `batchFirst`,
  ///     `[steps, input]`, where states have no axis for the batch either, or `[rows, input]` with
  ///     `batchSizes`
  /// @param weights for each layer, and in it each direction: `[3 · hidden, input]` and
  ///     `[3 · hidden, hidden]`; then two biases `[3 · hidden]` or none
  /// @param h0 the first states, `[layers · directions, batch, hidden]`; `null` for zeros
  /// @param numLayers how many layers, each on the states of the one before
  /// @param bidirectional whether each layer also walks from the end, with weights of its own
  /// @param batchFirst whether the batch is the first axis of `x` and the output, not of states
  /// @param dropout the probability with which an element between two layers is dropped
  /// @param training whether anything is dropped
  /// @param seed chooses what is dropped, see `dropout`
  /// @param batchSizes how many sequences reach each step, where `x` is the data of a packed
  ///     sequence; `null` where it is none
  /// @return the states of the last layer, and the last states of all layers
  /// @throws dev.waybill.dispatch.OpException if shapes, dtypes or the number of weights do not fit
  @Export(NAME)
  public static RnnOutput gru(
      Tensor x,
      List<Tensor> weights,
      @Default("null") @Nullable Tensor h0,
      @Default("1") int numLayers,
      @Default("false") boolean bidirectional,
      @Default("false") boolean batchFirst,
      @Default("0.0") double dropout,
      @Default("false") boolean training,
      @Default("0") long seed,
      @Default("null") long @Nullable [] batchSizes) {
    Recurrent net = new Recurrent(NAME, GATES, numLayers, bidirectional, dropout, training, seed);
    Recurrent.Walked walked = walk(Sequences.of(NAME, x, batchFirst, batchSizes), weights, h0, net);
    return new RnnOutput(walked.output(), walked.last().get(0));
  }

  private static Recurrent.Walked walk(
      Sequences sequences, List<Tensor> weights, @Nullable Tensor h0, Recurrent net) {
    Tensor x = sequences.rows();
    List<Recurrent.Weights> checked = net.weights(x, weights);
    long hidden = checked.get(0).hh().layout().shape(1);
    Tensor h = net.first("h0", h0, x, sequences.batch(), hidden);
    return sequences.walk(net, checked, List.of(h), Gru::over);
  }

  private static List<Tensor> over(
      Tensor x, Recurrent.Weights own, List<Tensor> first, long[] batchSizes, Steps steps) {
    // The input's part of all steps is one product.
    Tensor projected = Functional.linear(x, own.ih(), own.biasIh());
    Tensor h0 = first.get(0);
    GruSteps walked =
        Recurrent.isFused(x)
            ? Functional.gruSequence(
                projected, own.hh(), h0, batchSizes, own.biasHh(), steps.reverse())
            : GruSequence.composed(steps, projected, own.hh(), h0, own.biasHh());
    return List.of(walked.output());
  }
}
